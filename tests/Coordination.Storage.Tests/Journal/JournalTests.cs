using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using static Coordination.Storage.Tests.Commits;

namespace Coordination.Storage.Tests.Journal;

public abstract class JournalTests : Suite
{
    [Fact]
    public async Task What_was_appended_is_read_back_to_the_tick()
    {
        var commit = Grid(Code(1), 1, """{"name":"一网格"}""");

        Assert.True(await Store.Journal.Append(commit));

        var read = Assert.Single(await Store.Journal.Read(commit.Stream, 0, 10, Stop));
        Assert.Equal((commit.Stream, 1L, commit.At), (read.Stream, read.Version, read.At));
        Assert.Equal(commit.Body.Text(), read.Body.Text());
        var view = await Store.Views.Get(commit.Stream, Stop);
        Assert.Equal("""{"name":"一网格"}""", view!.Row.Body.Text());
        Assert.Equal((1L, commit.At, "grids", Code(1)), (view.Version, view.UpdatedAt, view.Row.Kind, view.Row.Area));
    }

    [Fact]
    public async Task Every_column_of_a_view_comes_back()
    {
        var commit = Of(
            "matters/a", 1, "360424100001001", "handle", "chains/fuan-stainless", Noon.AddHours(1), Noon.AddMinutes(7),
            title: "路灯不亮", owner: "me", turns: [new Turn([Role.GridMember, Role.CommunitySecretary], "360424100001001", "handle", Noon)]);

        await Store.Journal.Append(commit);

        var row = (await Store.Views.Get(commit.Stream, Stop))!.Row;
        Assert.Equal(
            ("matters", "360424100001001", "handle", "chains/fuan-stainless", commit.View.DueAt, commit.View.AlarmAt, "路灯不亮", "me"),
            (row.Kind, row.Area, row.Status, row.Chain, row.DueAt, row.AlarmAt, row.Title, row.Owner));
        Assert.Equal(commit.View.Turns, row.Turns);
    }

    [Fact]
    public async Task What_does_not_exist_is_empty()
    {
        Assert.Empty(await Store.Journal.Read("grids/1", 0, 10, Stop));
        Assert.Empty(await Store.Journal.Undelivered("grids/1", Noon, 100, Stop));
        Assert.Null(await Store.Views.Get("grids/1", Stop));
    }

    [Fact]
    public async Task Reading_pages_by_version()
    {
        for (var version = 1; version <= 7; version++)
            await Store.Journal.Append(Grid(Code(1), version));

        var page = await Store.Journal.Read($"grids/{Code(1)}", 2, 3, Stop);

        Assert.Equal([3, 4, 5], page.Select(commit => commit.Version));
    }

    [Fact]
    public async Task A_taken_version_is_refused_and_changes_nothing()
    {
        await Store.Journal.Append(Grid(Code(1), 1, """{"by":"first"}"""));

        Assert.False(await Store.Journal.Append(Grid(Code(1), 1, """{"by":"second"}""")));

        Assert.Single(await Store.Journal.Read($"grids/{Code(1)}", 0, 10, Stop));
        Assert.Equal("""{"by":"first"}""", (await Store.Views.Get($"grids/{Code(1)}", Stop))!.Row.Body.Text());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_version_that_leaves_a_gap_is_refused(long version)
    {
        Assert.False(await Store.Journal.Append(Grid(Code(1), version)));
        Assert.Empty(await Store.Journal.Read($"grids/{Code(1)}", 0, 10, Stop));
        Assert.Null(await Store.Views.Get($"grids/{Code(1)}", Stop));
    }

    [Fact]
    public async Task A_version_that_leaves_a_gap_behind_others_is_refused()
    {
        await Store.Journal.Append(Grid(Code(1), 1));

        Assert.False(await Store.Journal.Append(Grid(Code(1), 3)));
        Assert.True(await Store.Journal.Append(Grid(Code(1), 2)));
    }

    [Fact]
    public async Task A_conflict_takes_nothing_else_of_its_transaction_along()
    {
        await Store.Journal.Append(Grid(Code(7), 1));

        var answers = await Together([.. Enumerable.Range(0, 100).Select(number => Grid(Code(number), 1))]);

        Assert.Equal([7], Enumerable.Range(0, 100).Where(number => !answers[number]));
        for (var number = 0; number < 100; number++)
            Assert.Single(await Store.Journal.Read($"grids/{Code(number)}", 0, 10, Stop));
    }

    [Fact]
    public async Task Commits_of_one_stream_in_one_transaction_all_count_and_the_newest_view_wins()
    {
        await Store.Journal.Append(Grid(Code(1), 1));

        var answers = await Together([.. Enumerable.Range(2, 50).Select(version => Grid(Code(1), version, $$"""{"v":{{version}}}"""))]);

        Assert.All(answers, Assert.True);
        Assert.Equal(
            Enumerable.Range(1, 51).Select(version => (long)version),
            (await Store.Journal.Read($"grids/{Code(1)}", 0, 100, Stop)).Select(commit => commit.Version));
        var view = await Store.Views.Get($"grids/{Code(1)}", Stop);
        Assert.Equal((51, """{"v":51}"""), (view!.Version, view.Row.Body.Text()));
    }

    [Fact]
    public async Task What_follows_a_refused_commit_in_its_transaction_is_refused_too()
    {
        await Store.Journal.Append(Grid(Code(1), 1));
        await Store.Journal.Append(Grid(Code(1), 2, """{"by":"the other"}"""));

        var answers = await Together([Grid(Code(1), 2), Grid(Code(1), 3), Grid(Code(2), 1)]);

        Assert.Equal([false, false, true], answers);
        Assert.Equal("""{"by":"the other"}""", (await Store.Views.Get($"grids/{Code(1)}", Stop))!.Row.Body.Text());
        Assert.Equal(2, (await Store.Journal.Read($"grids/{Code(1)}", 0, 10, Stop)).Count);
    }

    [Fact]
    public async Task Of_two_that_take_the_same_version_in_one_transaction_one_wins()
    {
        var answers = await Together([Grid(Code(1), 1, """{"by":1}"""), Grid(Code(1), 1, """{"by":2}""")]);

        Assert.Equal([true, false], answers);
        Assert.Equal("""{"by":1}""", (await Store.Views.Get($"grids/{Code(1)}", Stop))!.Row.Body.Text());
    }

    [Fact]
    public async Task Thousands_that_wait_together_are_all_recorded()
    {
        var answers = await Together([.. Enumerable.Range(0, 10_000).Select(number => Grid(Code(number), 1))]);

        Assert.All(answers, Assert.True);
        Assert.Equal(10_000, (await Store.Views.List(new("grids", ["*"]) { Size = 1 }, Stop)).Total);
    }

    [Fact]
    public async Task Writers_of_many_streams_side_by_side_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async number =>
        {
            for (var version = 1; version <= 20; version++)
                Assert.True(await Store.Journal.Append(Grid(Code(number), version)));
        }));

        for (var number = 0; number < 64; number++)
            Assert.Equal(
                Enumerable.Range(1, 20).Select(version => (long)version),
                (await Store.Journal.Read($"grids/{Code(number)}", 0, 100, Stop)).Select(commit => commit.Version));
    }

    [Fact]
    public async Task Two_journals_on_one_database_never_both_win_a_version()
    {
        await using var other = new Store(Database);

        var wins = await Task.WhenAll(new[] { Store, other }.Select(store => Task.WhenAll(
            Enumerable.Range(0, 500).Select(number => store.Journal.Append(Grid(Code(number), 1)).AsTask()))));

        for (var number = 0; number < 500; number++)
            Assert.True(wins[0][number] ^ wins[1][number], $"stream {number}");
    }

    [Fact]
    public async Task The_feed_is_given_what_was_recorded_and_nothing_else()
    {
        await Store.Journal.Append(Grid(Code(1), 1));
        await Store.Journal.Append(Grid(Code(1), 1));
        await Store.Journal.Append(Grid(Code(1), 2));

        Assert.Equal([1, 2], Store.Offered.Select(commit => commit.Version).Order());
    }

    [Fact]
    public async Task A_fault_in_the_feed_does_not_stop_the_journal()
    {
        Assert.True(await Store.Journal.Append(Of("faults/1", 1)));
        Assert.True(await Store.Journal.Append(Of("faults/1", 2)));
    }

    [Fact]
    public async Task Messages_wait_until_they_are_delivered()
    {
        await Store.Journal.Append(Grid(
            Code(1), 1, "{}", new Message(1, "matters/b", Utf8("1b")), new Message(1, "matters/a", Utf8("1a"))));
        await Store.Journal.Append(Grid(Code(1), 2, "{}", new Message(2, "matters/a", Utf8("2a"))));
        await Store.Journal.Append(Grid(Code(1), 3, "{}", new Message(3, "matters/a", Utf8("3a"))));

        Assert.Equal(["1a", "1b", "2a", "3a"], await Undelivered());

        Store.Journal.Note(new Delivered($"grids/{Code(1)}", 1, "matters/a"));
        Store.Journal.Note(new Delivered($"grids/{Code(1)}", 2, "matters/a"));
        await Store.Journal.Append(Grid(Code(2), 1));

        Assert.Equal(["1b", "3a"], await Undelivered());
    }

    [Fact]
    public async Task A_message_that_is_postponed_holds_up_the_later_ones_to_its_target_only()
    {
        await Store.Journal.Append(Grid(
            Code(1), 1, "{}", new Message(1, "matters/b", Utf8("1b")), new Message(1, "matters/a", Utf8("1a"))));
        await Store.Journal.Append(Grid(Code(1), 2, "{}", new Message(2, "matters/a", Utf8("2a"))));

        Store.Journal.Note(new DeliveryPostponed($"grids/{Code(1)}", 1, "matters/a", Noon.AddMinutes(1)));
        await Store.Journal.Probe();

        Assert.Equal(["1b"], await Undelivered());
        Assert.Equal(1, (await Store.Journal.Undelivered($"grids/{Code(1)}", Noon.AddMinutes(1), 100, Stop))[0].Attempts);
        Assert.Equal(3, (await Store.Journal.Undelivered($"grids/{Code(1)}", Noon.AddMinutes(1), 100, Stop)).Count);
    }

    [Fact]
    public async Task What_cannot_be_delivered_is_kept_as_a_dead_letter_until_it_is_tried_again_or_set_aside()
    {
        await Store.Journal.Append(Grid(
            Code(1), 1, "{}", new Message(1, "matters/b", Utf8("1b")), new Message(1, "matters/a", Utf8("1a"))));
        Store.Journal.Note(new Undeliverable($"grids/{Code(1)}", 1, "matters/a", Noon, "matter.refused"));
        Store.Journal.Note(new Undeliverable($"grids/{Code(1)}", 1, "matters/b", Noon, "matter.refused"));
        await Store.Journal.Probe();

        Assert.Empty(await Undelivered());
        var letters = await Store.Views.DeadLetters(long.MaxValue, 10, Stop);
        Assert.Equal((2, 2L), (letters.Count, await Store.Views.CountDeadLetters(Stop)));
        var letter = letters.Single(letter => letter.Target == "matters/a");
        Assert.Equal(($"grids/{Code(1)}", 1L, "1a", Noon, "matter.refused"), (letter.Stream, letter.Version, letter.Body.Text(), letter.At, letter.Reason));

        Store.Journal.Note(new Revived($"grids/{Code(1)}", letter.Id));
        Store.Journal.Note(new Revived("grids/another", letters.Single(letter => letter.Target == "matters/b").Id));
        await Store.Journal.Probe();
        Assert.Equal(["1a"], await Undelivered());

        Store.Journal.Note(new Discarded($"grids/{Code(1)}", letters.Single(letter => letter.Target == "matters/b").Id));
        await Store.Journal.Probe();
        Assert.Equal(0, await Store.Views.CountDeadLetters(Stop));
    }

    [Fact]
    public async Task Each_commit_keeps_the_view_it_left()
    {
        await Store.Journal.Append(Grid(Code(1), 1, """{"v":1}""") with { Format = 3 });
        await Store.Journal.Append(Grid(Code(1), 2, """{"v":2}""") with { Format = 4 });

        var kept = await Store.Journal.ViewAt($"grids/{Code(1)}", 1, Stop);
        Assert.Equal((1L, Noon, 3, """{"v":1}"""), (kept!.Version, kept.At, kept.Format, kept.Body.Text()));
        Assert.Null(await Store.Journal.ViewAt($"grids/{Code(1)}", 3, Stop));
    }

    [Fact]
    public async Task Details_stay_until_others_come()
    {
        await Store.Journal.Append(Grid(Code(1), 1) with { Details = Utf8("""{"n":1}""") });
        await Store.Journal.Append(Grid(Code(1), 2));
        Assert.Equal("""{"n":1}""", (await Store.Views.Details($"grids/{Code(1)}", Stop))!.Value.Text());

        await Together([Grid(Code(1), 3) with { Details = Utf8("""{"n":3}""") }, Grid(Code(1), 4)]);
        Assert.Equal("""{"n":3}""", (await Store.Views.Details($"grids/{Code(1)}", Stop))!.Value.Text());
        Assert.Null(await Store.Views.Details($"grids/{Code(2)}", Stop));
    }

    [Fact]
    public async Task A_view_that_another_version_made_is_folded_anew_unless_a_commit_came_first()
    {
        await Store.Journal.Append(Grid(Code(1), 1, """{"old":true}"""));
        await Store.Journal.Append(Grid(Code(2), 1, """{"old":true}"""));
        await Store.Journal.Append(Grid(Code(2), 2, """{"newer":true}"""));
        foreach (var code in (string[])[Code(1), Code(2)])
            Store.Journal.Note(new Rebuilt($"grids/{code}", 1, 7, Grid(code, 1, """{"new":true}""").View, Utf8("""{"beside":true}""")));
        await Store.Journal.Probe();

        Assert.Equal("""{"new":true}""", (await Store.Views.Get($"grids/{Code(1)}", Stop))!.Row.Body.Text());
        Assert.Equal("""{"beside":true}""", (await Store.Views.Details($"grids/{Code(1)}", Stop))!.Value.Text());
        Assert.Equal("""{"newer":true}""", (await Store.Views.Get($"grids/{Code(2)}", Stop))!.Row.Body.Text());
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\ud800 half")]
    public async Task A_title_that_no_engine_can_hold_takes_nothing_along(string title)
    {
        var answers = await Together([Of("matters/a", 1, title: title), Of("matters/b", 1, title: "b")]);
        Assert.Equal([true, true], answers);
    }

    [Fact]
    public async Task A_delivery_is_noted_even_when_nothing_else_is_written()
    {
        await Store.Journal.Append(Grid(Code(1), 1, "{}", new Message(1, "matters/a", Utf8("a"))));

        Store.Journal.Note(new Delivered($"grids/{Code(1)}", 1, "matters/a"));

        await Eventually.Holds(async () => (await Undelivered()).Length == 0);
    }

    [Fact]
    public async Task A_refused_commit_tells_nobody_anything()
    {
        await Store.Journal.Append(Grid(Code(1), 1));

        await Store.Journal.Append(Grid(Code(1), 1, "{}", new Message(1, "matters/a", Utf8("a"))));

        Assert.Empty(await Undelivered());
    }

    [Fact]
    public async Task A_view_that_speaks_of_null_characters_is_kept_as_it_is()
    {
        const string View = """{"title":"a\u0000b ‮ 👩‍🔧 'x' \\"}""";

        Assert.True(await Store.Journal.Append(Grid(Code(1), 1, View)));

        Assert.Equal(View, (await Store.Views.Get($"grids/{Code(1)}", Stop))!.Row.Body.Text());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xD800)]
    public async Task What_no_engine_can_hold_is_refused_before_it_can_harm_others(int code)
    {
        var evil = ((char)code).ToString();
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Journal.Append(Of("grids/" + evil, 1)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Journal.Append(Of("grids/1", 1, status: evil)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.Journal.Append(Of("grids/1", 1, chain: evil)));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.Journal.Append(Grid(Code(1), 1, "{}", new Message(1, evil, Utf8("a")))));
    }

    [Fact]
    public async Task A_closed_journal_writes_what_waits_and_takes_no_more()
    {
        var waiting = Enumerable.Range(0, 1_000).Select(number => Store.Journal.Append(Grid(Code(number), 1)).AsTask()).ToList();

        await Store.Journal.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), Assert.True);
        await Assert.ThrowsAsync<JournalException>(async () => await Store.Journal.Append(Grid(Code(1), 2)));
    }

    [Fact]
    public async Task It_is_ready_after_a_probe()
    {
        Assert.False(Store.State.Ready);
        Assert.True(await Store.Journal.Probe());
        Assert.True(Store.State.Ready);
    }

    /// <summary>Handed in while the writer is held, so that they go in one transaction, or in as few as can be.</summary>
    private async Task<bool[]> Together(IReadOnlyList<Commit> commits)
    {
        List<Task<bool>> answers;
        using (await Store.Hold())
            answers = [.. commits.Select(commit => Store.Journal.Append(commit).AsTask())];
        return await Task.WhenAll(answers);
    }

    private async Task<string[]> Undelivered() =>
        [.. (await Store.Journal.Undelivered($"grids/{Code(1)}", Noon, 100, Stop)).Select(message => message.Body.Text())];
}

public sealed class SqliteJournalTests : JournalTests
{
    private readonly TempFolder _folder = new();

    protected override Task<Database> CreateDatabase() => Task.FromResult(_folder.Sqlite());

    protected override void Clean() => _folder.Dispose();
}

public sealed class PostgresJournalTests(TestServer server) : JournalTests
{
    protected override Task<Database> CreateDatabase() => server.CreateDatabase();
}
