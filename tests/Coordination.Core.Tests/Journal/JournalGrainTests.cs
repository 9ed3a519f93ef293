using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Core.Grids;
using Coordination.Core.Journal;
using Coordination.Core.Tests.Parcels;

namespace Coordination.Core.Tests.Journal;

public sealed class JournalGrainTests(GrainFixture silo) : IClassFixture<GrainFixture>
{
    [Fact]
    public async Task An_answer_carries_the_version_and_the_view_that_hold_the_effect()
    {
        var grid = await silo.Grid();
        var answer = await silo.Send(grid, "a", new ReportLevel(GridLevel.Busy, "rain"));
        Assert.Equal((Outcome.Done, 3L), (answer.Outcome, answer.Version));
        Assert.Equal(GridLevel.Busy, View(answer).Level);
    }

    [Fact]
    public async Task The_same_key_gets_the_first_answer_again_with_the_view_of_that_time()
    {
        var grid = await silo.Grid();
        var first = await silo.Send(grid, "a", new ReportLevel(GridLevel.Busy, "rain"));
        await silo.Send(grid, "b", new ReportLevel(GridLevel.Alert, "flood"));
        var again = await silo.Send(grid, "a", new ReportLevel(GridLevel.Busy, "rain"));
        Assert.Equal(first.Version, again.Version);
        Assert.Equal(first.View.ToArray(), again.View.ToArray());
    }

    [Fact]
    public async Task The_same_key_with_another_command_or_from_another_hand_is_told_apart()
    {
        var grid = await silo.Grid();
        await silo.Send(grid, "a", new ReportLevel(GridLevel.Busy, "rain"));
        Assert.Equal(Outcome.KeyReused, (await silo.Send(grid, "a", new ReportLevel(GridLevel.Calm))).Outcome);
        var other = new Actor("other", GrainFixture.Member.Places);
        Assert.Equal(Outcome.KeyReused, (await silo.Send(grid, "a", new ReportLevel(GridLevel.Busy, "rain"), other)).Outcome);
        var stranger = new Actor("stranger", [new RoleGrant(Role.GridMember, "360425")]);
        Assert.Equal(Outcome.Unknown, (await silo.Send(grid, "a", new ReportLevel(GridLevel.Busy, "rain"), stranger)).Outcome);
    }

    [Fact]
    public async Task A_refusal_is_given_again_even_when_the_rule_would_now_agree()
    {
        var grid = await silo.Grid();
        var newcomer = new Actor("newcomer", GrainFixture.Member.Places);
        Assert.Equal(GridRefusals.NotEnrolled, (await silo.Send(grid, "a", new GoOnDuty(), newcomer)).Refusal);
        await silo.Send(grid, "b", new EnrolMember("newcomer", "Sample"), Actor.System);
        Assert.Equal(GridRefusals.NotEnrolled, (await silo.Send(grid, "a", new GoOnDuty(), newcomer)).Refusal);
        Assert.Equal(Outcome.Done, (await silo.Send(grid, "c", new GoOnDuty(), newcomer)).Outcome);
    }

    [Fact]
    public async Task What_was_so_already_records_nothing_and_keeps_its_answer()
    {
        var grid = await silo.Grid();
        var calm = await silo.Send(grid, "a", new ReportLevel(GridLevel.Calm));
        Assert.Equal((Outcome.Done, 2L), (calm.Outcome, calm.Version));
        await silo.Send(grid, "b", new ReportLevel(GridLevel.Alert, "flood"));
        Assert.Equal(2, (await silo.Send(grid, "a", new ReportLevel(GridLevel.Calm))).Version);
        Assert.Equal(GridLevel.Alert, View(await silo.Send(grid, "c", new RecordPatrol())).Level);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_become_and_nothing_of_it_is_kept()
    {
        var grid = await silo.Grid();
        Task<Answer> Dry(object command, Actor by) => silo.Target(grid).Send(new Envelope(CommandKey.OfCaller("dry"), by, command, DryRun: true)).AsTask();
        var newcomer = new Actor("newcomer", GrainFixture.Member.Places);
        Assert.Equal((Outcome.Done, 3L), await Dry(new ReportLevel(GridLevel.Busy, "rain"), GrainFixture.Member) is var would ? (would.Outcome, would.Version) : default);
        Assert.Equal((Outcome.Done, 2L), await Dry(new ReportLevel(GridLevel.Calm), GrainFixture.Member) is var nothing ? (nothing.Outcome, nothing.Version) : default);
        Assert.Equal(GridRefusals.NotEnrolled, (await Dry(new GoOnDuty(), newcomer)).Refusal);
        Assert.Equal(Outcome.Unknown, (await Dry(new GoOnDuty(), new Actor("stranger", [new RoleGrant(Role.GridMember, "360425")]))).Outcome);
        var done = await silo.Send(grid, "dry", new ReportLevel(GridLevel.Alert, "flood"));
        Assert.Equal((Outcome.Done, 3L), (done.Outcome, done.Version));
        Assert.Equal(GridLevel.Alert, View(done).Level);
    }

    [Fact]
    public async Task Outside_the_place_there_is_nothing()
    {
        var grid = await silo.Grid();
        var neighbour = new Actor("neighbour", [new RoleGrant(Role.GridMember, "360424100999001")]);
        Assert.Equal(Outcome.Unknown, (await silo.Send(grid, "a", new ReportLevel(GridLevel.Busy, "x"), neighbour)).Outcome);
        Assert.Equal(2, silo.Journal.All($"grids/{grid}").Count);
    }

    [Fact]
    public async Task Whose_turn_it_is_may_send_what_is_waited_for_and_nothing_else_from_outside_the_place()
    {
        var parcel = silo.Target("parcels", "turn");
        var owes = new Actor("owes", [new RoleGrant(Role.GridMember, "360481")]);
        var neighbour = new Actor("neighbour", [new RoleGrant(Role.GridMember, "360482")]);
        var otherRole = new Actor("other-role", [new RoleGrant(Role.BuildingHead, "360481")]);
        Task<Answer> Send(string key, ParcelCommand command, Actor by) => parcel.Send(new Envelope(CommandKey.OfCaller(key), by, command)).AsTask();

        Assert.Equal(Outcome.Unknown, (await Send("early", new SignFor(), owes)).Outcome);
        await Send("take", new TakeParcel("x"), Actor.System);
        Assert.Equal(Outcome.Unknown, (await Send("a", new SignFor(), neighbour)).Outcome);
        Assert.Equal(Outcome.Unknown, (await Send("b", new SignFor(), otherRole)).Outcome);
        Assert.Equal(Outcome.Unknown, (await Send("c", new TakeParcel("y"), owes)).Outcome);
        Assert.Equal(Outcome.Done, (await Send("d", new SignFor(), owes)).Outcome);
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var grid = await silo.Grid();
        Assert.Equal(Outcome.Stale, (await silo.Send(grid, "a", new RecordPatrol(), ifVersion: 1)).Outcome);
        Assert.Equal(Outcome.Done, (await silo.Send(grid, "b", new RecordPatrol(), ifVersion: 2)).Outcome);
    }

    [Fact]
    public async Task Commands_that_wait_go_together_in_one_commit_each_once_and_in_order()
    {
        var grid = await silo.Grid();
        var gate = new TaskCompletionSource();
        silo.Journal.Hold = gate.Task;
        var waiting = Enumerable.Range(0, 1000).Select(n => silo.Send(grid, $"k{n}", new RecordPatrol($"note {n}"))).ToArray();
        // A refusal waits for no commit: once it is answered, all that was sent before it waits.
        await silo.Send(grid, "after", new GoOnDuty(), new Actor("stranger", GrainFixture.Member.Places));
        gate.SetResult();
        var answers = await Task.WhenAll(waiting);
        silo.Journal.Hold = Task.CompletedTask;

        Assert.All(answers, answer => Assert.Equal(Outcome.Done, answer.Outcome));
        var commits = silo.Journal.All($"grids/{grid}").Skip(2).ToArray();
        Assert.InRange(commits.Length, 2, 10);
        var keys = commits.SelectMany(commit => CommitBody.Read<JsonElement>(commit.Body)).Select(entry => entry.Key).ToArray();
        Assert.Equal(1000, keys.Distinct().Count());
        Assert.Equal(1000, keys.Length);
    }

    [Fact]
    public async Task The_same_key_twice_at_once_is_one_command()
    {
        var grid = await silo.Grid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => silo.Send(grid, "a", new RecordPatrol("once"))));
        Assert.Single(answers.Select(answer => answer.Version).Distinct());
        Assert.Equal(3, silo.Journal.All($"grids/{grid}").Count);
    }

    [Fact]
    public async Task After_an_append_of_unknown_outcome_a_repetition_settles_it()
    {
        var grid = await silo.Grid();
        silo.Journal.After = _ => { silo.Journal.After = _ => { }; throw new JournalException("timed out"); };
        Assert.Equal(Outcome.Unsure, (await silo.Send(grid, "a", new RecordPatrol("recorded"))).Outcome);
        silo.Journal.Before = _ => { silo.Journal.Before = _ => { }; throw new JournalException("down"); };
        Assert.Equal((Outcome.Done, 3L), Sure(await silo.SendSurely(grid, "a", new RecordPatrol("recorded"))));
        Assert.Equal(Outcome.Unsure, (await silo.Send(grid, "b", new RecordPatrol("not recorded"))).Outcome);
        Assert.Equal((Outcome.Done, 4L), Sure(await silo.SendSurely(grid, "b", new RecordPatrol("not recorded"))));
        Assert.Equal(4, silo.Journal.All($"grids/{grid}").Count);
    }

    [Fact]
    public async Task When_another_activation_was_ahead_the_grain_is_loaded_anew()
    {
        var grid = await silo.Grid();
        var foreign = new CommitEntry<GridEvent>("foreign", 1, "other", DateTimeOffset.UnixEpoch, [new PatrolRecorded("other", null, DateTimeOffset.UnixEpoch)]);
        await silo.Journal.Append(new Commit($"grids/{grid}", 3, DateTimeOffset.UnixEpoch, CommitBody.Write([foreign]), null!, []));
        Assert.Equal(Outcome.Unsure, (await silo.Send(grid, "a", new RecordPatrol())).Outcome);
        Assert.Equal((Outcome.Done, 4L), Sure(await silo.SendSurely(grid, "a", new RecordPatrol())));
    }

    [Fact]
    public async Task A_key_from_long_ago_is_still_known()
    {
        var grid = await silo.Grid();
        var first = await silo.Send(grid, "first", new RecordPatrol("first"));
        await Task.WhenAll(Enumerable.Range(0, 3000).Select(n => silo.Send(grid, $"k{n}", new RecordPatrol($"{n}"))));
        var again = await silo.Send(grid, "first", new RecordPatrol("first"));
        Assert.Equal(first.Version, again.Version);
        Assert.Equal(Outcome.KeyReused, (await silo.Send(grid, "first", new RecordPatrol("else"))).Outcome);
    }

    [Fact]
    public async Task Asking_again_long_after_reads_one_commit_not_the_history()
    {
        var grid = await silo.Grid();
        var first = await silo.Send(grid, "first", new RecordPatrol("first"));
        for (var n = 0; n < 1500; n++) await silo.Send(grid, $"k{n}", new RecordPatrol($"{n}"));
        var before = silo.Journal.Reads;
        var again = await silo.Send(grid, "first", new RecordPatrol("first"));
        Assert.Equal(first.Version, again.Version);
        Assert.Equal(first.View.ToArray(), again.View.ToArray());
        Assert.InRange(silo.Journal.Reads - before, 1, 2);
    }

    [Fact]
    public async Task Two_with_the_same_key_that_both_had_to_look_something_up_are_still_one_command()
    {
        var gate = new TaskCompletionSource();
        silo.Journal.HoldReads = Task.CompletedTask;
        await silo.Parcel("racer", "a", new TakeParcel("one"));
        silo.Journal.HoldReads = gate.Task;
        var both = new[] { silo.Parcel("racer", "b", new CountOthers()), silo.Parcel("racer", "b", new CountOthers()) };
        // A rule that looks nothing up is decided meanwhile: both are past the first look at the keys by then.
        await silo.Parcel("racer", "c", new TakeParcel("two"));
        silo.Journal.HoldReads = Task.CompletedTask;
        gate.SetResult();
        await Task.WhenAll(both);
        Assert.Equal(3, silo.Journal.All("parcels/racer").Count);
    }

    [Fact]
    public async Task A_callers_key_is_never_the_servers_own()
    {
        Assert.False(CommandKey.TryParse(CommandKey.OfServer("wake@2").Value, out _));
        Assert.False(CommandKey.TryParse("", out _));
        Assert.False(CommandKey.TryParse(new string('k', 129), out _));
        var alarm = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        await silo.Parcel("keys", "wake@2", new TakeParcel("one"));
        await silo.Parcel("keys", "wake@1", new SetAlarm(alarm));
        await silo.Target("parcels", "keys").Wake();
        Assert.Equal(1, (await silo.Parcel("keys", "look", new TakeParcel("two"))).Rung);
    }

    [Fact]
    public async Task A_rule_that_must_know_of_others_looks_them_up_and_records_what_it_found()
    {
        await silo.Parcel("counter", "a", new TakeParcel("one"));
        var found = (await silo.Parcel("counter", "b", new CountOthers())).Others;
        Assert.InRange(found!.Value, 1, 50);
        await silo.Parcel("another", "a", new TakeParcel("one"));
        Assert.Equal(found, (await silo.Parcel("counter", "b", new CountOthers())).Others);
    }

    [Fact]
    public async Task Details_are_kept_beside_the_view_when_they_change()
    {
        await silo.Parcel("detailed", "a", new TakeParcel("one"));
        await silo.Parcel("detailed", "b", new SetAlarm(DateTimeOffset.MaxValue));
        Assert.Equal("""{"taken":1}""", System.Text.Encoding.UTF8.GetString((await silo.Journal.Details("parcels/detailed", TestContext.Current.CancellationToken))!.Value.Span));
    }

    private static (Outcome, long) Sure(Answer answer) => (answer.Outcome, answer.Version);

    private static GridView View(Answer answer) => JsonSerializer.Deserialize<GridView>(answer.View.Span, WireJson.Options)!;
}
