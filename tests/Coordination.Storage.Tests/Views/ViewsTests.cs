using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using static Coordination.Storage.Tests.Commits;

namespace Coordination.Storage.Tests.Views;

public abstract class ViewsTests : Suite
{
    private static readonly string[] Everywhere = ["*"];

    [Fact]
    public async Task A_list_holds_one_kind_in_the_order_of_ids()
    {
        await Write(Of("matters/c", 1), Of("matters/a", 1), Of("matters/b", 1), Of("grids/1", 1));

        var page = await List(new("matters", Everywhere));

        Assert.Equal(["matters/a", "matters/b", "matters/c"], Streams(page));
        Assert.Equal((3L, null), (page.Total, page.Next));
    }

    [Fact]
    public async Task No_place_finds_nothing()
    {
        await Write(Of("matters/a", 1));

        Assert.Equal(0, (await List(new("matters", []))).Total);
    }

    [Theory]
    [InlineData("360424", "a b c")]
    [InlineData("360424001", "a b")]
    [InlineData("360424001001", "a")]
    [InlineData("3604", "a b c")]
    [InlineData("350981", "")]
    [InlineData("360424001,360424,350981", "a b c")]
    [InlineData("360424001001,360424002", "a c")]
    public async Task A_place_reaches_all_below_it(string areas, string found)
    {
        await Write(
            Of("matters/a", 1, "360424001001"), Of("matters/b", 1, "360424001002"), Of("matters/c", 1, "360424002001"),
            Of("matters/d", 1, ""));

        var page = await List(new("matters", areas.Split(',')));

        Assert.Equal(found, string.Join(' ', Streams(page).Select(stream => stream["matters/".Length..])));
    }

    [Fact]
    public async Task Filters_go_together()
    {
        await Write(
            Of("matters/a", 1, status: "handle", chain: "chains/one", due: Noon),
            Of("matters/b", 1, status: "verify", chain: "chains/one", due: Noon),
            Of("matters/c", 1, status: "handle", chain: "chains/two", due: Noon),
            Of("matters/d", 1, status: "handle", chain: "chains/one", due: Noon.AddTicks(1)),
            Of("matters/e", 1, status: "handle", chain: "chains/one"),
            Of("matters/f", 1));

        Assert.Equal(["matters/a"], Streams(await List(
            new("matters", Everywhere) { Chain = "chains/one", Statuses = ["handle", "close"], DueBefore = Noon })));
        Assert.Equal(["matters/a", "matters/b", "matters/c"], Streams(await List(new("matters", Everywhere) { DueBefore = Noon })));
        Assert.Equal(4, (await List(new("matters", Everywhere) { Statuses = ["handle"] })).Total);
        Assert.Equal(6, (await List(new("matters", Everywhere) { Statuses = [] })).Total);
    }

    [Theory]
    [InlineData("水管", "a")]
    [InlineData("WATER", "b")]
    [InlineData("water", "b")]
    [InlineData("100%", "c")]
    [InlineData("%", "c")]
    [InlineData("_", "d")]
    [InlineData("\\", "e")]
    [InlineData("say \"hi\"", "f")]
    [InlineData("'; DROP TABLE views; --", "")]
    [InlineData("nowhere", "")]
    [InlineData("水", "a")]
    [InlineData("ＷＡＴＥＲ", "b")]
    [InlineData("管水", "")]
    [InlineData("matters", "")]
    public async Task Text_is_looked_for_as_it_is_written(string text, string found)
    {
        await Write(
            Of("matters/a", 1, title: "一楼水管爆裂"),
            Of("matters/b", 1, title: "Water pipe"),
            Of("matters/c", 1, title: "100% wet"),
            Of("matters/d", 1, title: "a_b"),
            Of("matters/e", 1, title: "a\\b"),
            Of("matters/f", 1, title: "say \"hi\""));

        var page = await List(new("matters", Everywhere) { Text = text });

        Assert.Equal(found.Select(id => $"matters/{id}"), Streams(page));
    }

    [Theory]
    [InlineData(ViewSort.Id)]
    [InlineData(ViewSort.Updated)]
    [InlineData(ViewSort.Due)]
    public async Task Pages_hold_everything_once_in_order_though_many_tie(ViewSort sort)
    {
        await Write([.. Enumerable.Range(0, 50).Select(number => Of(
            $"matters/{number:D2}", 1, at: Noon.AddSeconds(number % 4),
            due: number % 3 == 0 ? null : Noon.AddHours(number % 3)))]);
        var whole = Streams(await List(new("matters", Everywhere) { Sort = sort, Size = 1_000 }));

        List<string> paged = [];
        string? after = null;
        do
        {
            var page = await List(new("matters", Everywhere) { Sort = sort, Size = 7, After = after });
            Assert.Equal(50, page.Total);
            paged.AddRange(Streams(page));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(whole, paged);
        Assert.Equal(50, paged.Distinct().Count());
    }

    [Fact]
    public async Task The_newest_change_comes_first_and_what_has_no_deadline_comes_last()
    {
        await Write(
            Of("matters/a", 1, at: Noon), Of("matters/b", 1, at: Noon.AddHours(2), due: Noon.AddDays(2)),
            Of("matters/c", 1, at: Noon.AddHours(1), due: Noon.AddDays(1)));

        Assert.Equal(
            ["matters/b", "matters/c", "matters/a"], Streams(await List(new("matters", Everywhere) { Sort = ViewSort.Updated })));
        Assert.Equal(
            ["matters/c", "matters/b", "matters/a"], Streams(await List(new("matters", Everywhere) { Sort = ViewSort.Due })));
    }

    [Fact]
    public async Task A_cursor_of_another_query_is_refused()
    {
        await Write(Of("matters/a", 1), Of("matters/b", 1));
        var next = (await List(new("matters", Everywhere) { Size = 1 })).Next!;

        foreach (var query in (ViewQuery[])
        [
            new("grids", Everywhere) { After = next },
            new("matters", ["360424"]) { After = next },
            new("matters", Everywhere) { Sort = ViewSort.Due, After = next },
            new("matters", Everywhere) { After = "%%%" },
            new("matters", Everywhere) { After = next[..^3] },
            new("matters", Everywhere) { After = "AAAA" },
            new("matters", Everywhere) { After = new string('A', 5_000) },
        ])
            await Assert.ThrowsAsync<FormatException>(async () => await List(query));
        Assert.Equal(["matters/b"], Streams(await List(new("matters", Everywhere) { Size = 500, After = next })));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_page_has_bounds(int size) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await List(new("matters", Everywhere) { Size = size }));

    [Fact]
    public async Task A_scan_streams_what_is_under_a_place()
    {
        await Write([.. Enumerable.Range(0, 1_500).Select(number => Grid(Code(number), 1))]);
        await Write(Of("matters/a", 1, "350981"), Of("matters/b", 1, "360424"), Of("communities/1", 1, "360424"));

        var found = await Scan(new(["grids", "matters"], "360424"));

        Assert.Equal(1_501, found.Count);
        Assert.Contains("matters/b", found);
        Assert.Empty(await Scan(new(["nothing"], "360424")));
    }

    [Fact]
    public async Task A_scan_leaves_out_what_did_not_change_and_what_is_over()
    {
        await Write(
            Of("matters/a", 1, at: Noon.AddTicks(-1)), Of("matters/b", 1, at: Noon), Of("matters/c", 1, status: "closed", at: Noon),
            Of("matters/d", 1, status: "handle", at: Noon));

        Assert.Equal(["matters/b", "matters/c", "matters/d"], await Scan(new(["matters"]) { ChangedSince = Noon }));
        Assert.Equal(["matters/a", "matters/b", "matters/d"], await Scan(new(["matters"]) { ExceptStatuses = ["closed"] }));
        Assert.Equal(["matters/a", "matters/b"], await Scan(new(["matters"]) { ExceptStatuses = ["closed", "handle"] }));
    }

    [Fact]
    public async Task A_scan_that_is_left_early_leaves_nothing_behind()
    {
        await Write([.. Enumerable.Range(0, 1_500).Select(number => Grid(Code(number), 1))]);

        for (var round = 0; round < 100; round++)
            await foreach (var _ in Store.Views.Under(new(["grids"]), Stop))
                break;

        Assert.Equal(1_500, (await List(new("grids", Everywhere))).Total);
    }

    [Fact]
    public async Task A_past_moment_has_each_view_as_its_last_commit_by_then_left_it()
    {
        for (var version = 1; version <= 9; version++)
            await Write([.. Enumerable.Range(0, 3).Select(number => Of(
                $"grids/{number}", version, $"36042400{number % 2}", at: Noon.AddMinutes(version * (number + 1)), view: $$"""{"v":{{version}}}"""))]);

        Assert.Equal(["grids/0@5 {\"v\":5}", "grids/2@1 {\"v\":1}"], await Past(new(["grids"], "360424000"), Noon.AddMinutes(5)));
        Assert.Equal(["grids/0@9 {\"v\":9}", "grids/2@9 {\"v\":9}"], await Past(new(["grids"], "360424000"), Noon.AddDays(1)));
        Assert.Empty(await Past(new(["grids"], "360424000"), Noon));
    }

    [Fact]
    public async Task What_moved_away_since_is_found_where_it_stood_and_what_is_over_since_was_not_over_then()
    {
        var here = Of("matters/moved", 1, "360424001", "handle", at: Noon, view: "1");
        await Write(here, Of("matters/closed", 1, "360424001", "handle", at: Noon, view: "1"), Of("matters/new", 1, "360424001", at: Noon.AddHours(2)));
        await Write(
            Of("matters/moved", 2, "360424002", "handle", at: Noon.AddHours(1), view: "2").After(here),
            Of("matters/closed", 2, "360424001", "closed", at: Noon.AddHours(1), view: "2"));

        var scan = new ViewScan(["matters"], "360424001") { ExceptStatuses = ["closed"] };
        Assert.Equal(["matters/closed@1 1", "matters/moved@1 1"], await Past(scan, Noon.AddMinutes(30)));
        Assert.Equal(["matters/moved@2 2"], await Past(new(["matters"], "360424002"), Noon.AddHours(3)));
    }

    [Fact]
    public async Task Who_has_an_alarm_or_something_to_deliver_is_woken()
    {
        await Write(
            Of("matters/late", 1, alarm: Noon.AddMinutes(-1)), Of("matters/later", 1, alarm: Noon),
            Of("matters/future", 1, alarm: Noon.AddTicks(1)), Of("matters/none", 1),
            Of("grids/untold", 1, at: Noon.AddMinutes(-10), messages: [new(1, "matters/x", Utf8("x"))]),
            Of("grids/fresh", 1, at: Noon.AddTicks(1), messages: [new(1, "matters/x", Utf8("x"))]));

        Assert.Equal(["grids/untold", "matters/late", "matters/later"], await Woken(Noon, 100));

        await Write(Of("matters/late", 2));
        Store.Journal.Note(new Delivered("grids/untold", 1, "matters/x"));
        await Write(Of("matters/none", 2));

        Assert.Equal(["matters/later"], await Woken(Noon, 100));
    }

    [Fact]
    public async Task One_that_does_not_clear_is_left_alone_until_a_commit_comes()
    {
        await Write(Of("matters/broken", 1, alarm: Noon), Of("matters/quick", 1, alarm: Noon), Of("matters/calm", 1));
        Store.Journal.Note(new WakePostponed("matters/broken", 1, Noon.AddMinutes(1)));
        Store.Journal.Note(new WakePostponed("matters/quick", 1, Noon.AddMinutes(1)));
        Store.Journal.Note(new WakePostponed("matters/calm", 1, Noon.AddMinutes(1)));
        await Write(Of("matters/quick", 2, alarm: Noon.AddSeconds(1)));

        Assert.Equal(["matters/quick"], await Woken(Noon.AddSeconds(1), 100));
        Assert.Equal(["matters/broken", "matters/quick"], await Woken(Noon.AddMinutes(1), 100));
    }

    [Fact]
    public async Task Ten_thousand_that_are_due_keep_neither_the_newest_nor_messages_waiting()
    {
        await Write([.. Enumerable.Range(0, 10_000).Select(number => Of($"matters/{number}", 1, alarm: Noon.AddSeconds(-number)))]);
        await Write(Of("matters/newest", 1, alarm: Noon.AddSeconds(1)), Of("grids/a", 1, at: Noon, messages: [new(1, "matters/x", Utf8("x"))]));

        var woken = await Woken(Noon.AddSeconds(1), 100);

        Assert.InRange(woken.Count, 50, 100);
        Assert.Contains("matters/newest", woken);
        Assert.Contains("matters/9999", woken);
        Assert.Contains("grids/a", woken);
    }

    [Fact]
    public async Task A_list_of_several_kinds_finds_what_waits_for_anybody()
    {
        Turn[] waits = [new Turn([Role.GridMember], "360424001001001", "act", Noon), new Turn([Role.MemberUnit], "chains/fuan/units/sea", "act", Noon)];
        await Write(Of("matters/a", 1, turns: waits), Of("matters/b", 1), Of("grids/c", 1, turns: waits), Of("areas/d", 1, turns: waits));
        var page = await List(new("matters", Everywhere) { AndKinds = ["grids"], IsWaiting = true });
        Assert.Equal(["grids/c", "matters/a"], Streams(page).Order());
        Assert.Equal(2, page.Total);
    }

    [Fact]
    public async Task Lists_find_by_owner_and_by_whose_turn_it_is()
    {
        Turn[] Waits(Role role, string place) => [new Turn([role], place, "act", Noon)];
        var a = Of("matters/a", 1, owner: "me", turns: Waits(Role.GridMember, "360424001001001"));
        await Write(
            a, Of("matters/b", 1, owner: "you", turns: Waits(Role.CommunitySecretary, "360424001001001")),
            Of("matters/c", 1, turns: Waits(Role.MemberUnit, "chains/fuan/units/sea")), Of("matters/d", 1));

        async Task<string> Found(params RoleGrant[] grants) =>
            string.Join(' ', Streams(await List(new("matters", Everywhere) { TurnOf = grants })).Select(stream => stream["matters/".Length..]));

        Assert.Equal(["matters/a"], Streams(await List(new("matters", Everywhere) { Owner = "me" })));
        Assert.Equal("a", await Found(new RoleGrant(Role.GridMember, "360424001001001")));
        Assert.Equal("", await Found(new RoleGrant(Role.GridMember, "360424001001002")));
        Assert.Equal("b", await Found(new RoleGrant(Role.CommunitySecretary, "360424001")));
        Assert.Equal("a b", await Found(new RoleGrant(Role.CommunitySecretary, "360424"), new RoleGrant(Role.GridMember, "360424001001")));
        Assert.Equal("c", await Found(new RoleGrant(Role.MemberUnit, "chains/fuan")));
        Assert.Equal("", await Found(new RoleGrant(Role.MemberUnit, "chains/fua")));
        Assert.Equal("", await Found());
        Assert.Equal(["matters/b"], await Scan(new([]) { TurnOf = [new RoleGrant(Role.CommunitySecretary, "360424001")] }));

        await Write(Of("matters/a", 2, owner: "me", turns: Waits(Role.CommunitySecretary, "360424001001001")).After(a));
        Assert.Equal("", await Found(new RoleGrant(Role.GridMember, "360424001001001")));
        Assert.Equal("a b", await Found(new RoleGrant(Role.CommunitySecretary, "360424001")));
    }

    [Theory]
    [InlineData("chains/fuan", "a b c")]
    [InlineData("chains/fuan/enterprises/x", "b")]
    [InlineData("chains/fua", "")]
    [InlineData("350981,chains/other", "c d")]
    [InlineData("*", "a b c d")]
    public async Task A_chain_path_reaches_by_whole_segments_and_a_thing_at_both_is_found_by_either(string places, string found)
    {
        await Write(
            Of("matters/a", 1, "", chain: "chains/fuan"), Of("matters/b", 1, "", chain: "chains/fuan/enterprises/x"),
            Of("matters/c", 1, "350981", chain: "chains/fuan/enterprises/xy"), Of("matters/d", 1, "", chain: "chains/other"));

        Assert.Equal(found.Split(' ', StringSplitOptions.RemoveEmptyEntries), Streams(await List(new("matters", places.Split(',')))).Select(stream => stream["matters/".Length..]));
    }

    [Fact]
    public async Task Search_finds_no_contact_data_and_follows_what_changes()
    {
        var first = Of("matters/a", 1, title: "王先生 13812345678 报修路灯");
        await Write(first);
        Assert.Empty(Streams(await List(new("matters", Everywhere) { Text = "13812345678" })));
        Assert.Empty(Streams(await List(new("matters", Everywhere) { Text = "5678" })));
        Assert.Equal(["matters/a"], Streams(await List(new("matters", Everywhere) { Text = "路灯" })));

        await Write(Of("matters/a", 2, title: "楼道灯").After(first));
        Assert.Empty(Streams(await List(new("matters", Everywhere) { Text = "路灯" })));
        Assert.Equal(["matters/a"], Streams(await List(new("matters", Everywhere) { Text = "道灯" })));
    }

    [Fact]
    public async Task Versions_are_those_of_the_scan()
    {
        await Write(Of("matters/a", 1), Of("matters/b", 1, "350981"));
        await Write(Of("matters/a", 2));
        List<(string, long)> found = [];
        await foreach (var one in Store.Views.Versions(new(["matters"], "360424"), Stop)) found.Add(one);
        Assert.Equal([("matters/a", 2)], found);
        Assert.Equal(2, (await Store.Views.GetAll(["matters/a", "matters/b", "matters/none"], Stop)).Count);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_let_go()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.Views.List(new("matters", Everywhere), given.Token));
    }

    private async Task<List<string>> Woken(DateTimeOffset now, int atMost) =>
        [.. (await Store.Views.ToWake(now, atMost, Stop)).Select(one => one.Stream).Order(StringComparer.Ordinal)];

    private async Task<List<string>> Past(ViewScan scan, DateTimeOffset moment)
    {
        List<string> found = [];
        await foreach (var view in Store.Views.Past(scan, moment, Stop))
            found.Add($"{view.Stream}@{view.Version} {view.Kept!.Body.Text()}");
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private async Task Write(params Commit[] commits)
    {
        foreach (var answer in commits.Select(commit => Store.Journal.Append(commit).AsTask()).ToList())
            Assert.True(await answer);
    }

    private async Task<ViewPage> List(ViewQuery query) => await Store.Views.List(query, Stop);

    private async Task<List<string>> Scan(ViewScan scan)
    {
        List<string> streams = [];
        await foreach (var view in Store.Views.Under(scan, Stop))
            streams.Add(view.Stream);
        streams.Sort(StringComparer.Ordinal);
        return streams;
    }

    private static IEnumerable<string> Streams(ViewPage page) => page.Items.Select(view => view.Stream);
}

public sealed class SqliteViewsTests : ViewsTests
{
    private readonly TempFolder _folder = new();

    protected override Task<Database> CreateDatabase() => Task.FromResult(_folder.Sqlite());

    protected override void Clean() => _folder.Dispose();
}

public sealed class PostgresViewsTests(TestServer server) : ViewsTests
{
    protected override Task<Database> CreateDatabase() => server.CreateDatabase();
}
