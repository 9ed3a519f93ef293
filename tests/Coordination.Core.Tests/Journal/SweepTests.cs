using System.Text.Json;
using Coordination.Contracts;
using Coordination.Core.Journal;
using Coordination.Core.Tests.Parcels;
using Coordination.Testing;

namespace Coordination.Core.Tests.Journal;

public sealed class SweepTests(GrainFixture silo) : IClassFixture<GrainFixture>
{
    private const int Many = Sweep.PageSize * 2 + 50;

    [Fact]
    public async Task A_sweep_notifies_each_of_very_many_once_a_page_to_a_commit()
    {
        await Parcels();
        await Send("all", "a", new StartRound("round"));
        await Eventually.Holds(async () => { await silo.Target("parcel-rounds", "all").Wake(); return (await Look("all")).IsOver; }, TimeSpan.FromSeconds(30));
        await Eventually.Holds(() => silo.Journal.Held("parcel-rounds/all") == 0, TimeSpan.FromSeconds(30));

        Assert.Equal(1 + 3, silo.Journal.All("parcel-rounds/all").Count);
        for (var one = 0; one < Many; one += 7)
            Assert.Single((await silo.Parcel(Name(one), "look", new SetAlarm(DateTimeOffset.MaxValue))).Taken, "round");
    }

    [Fact]
    public async Task However_often_it_is_woken_a_sweep_has_one_page_under_way()
    {
        await Parcels();
        var most = 0;
        await Send("brake", "a", new StartRound("braked"));
        // Each look at what is held comes before a target's commit: the page that is under way is still whole at the first.
        silo.Journal.Before = commit =>
        {
            if (commit.Stream.StartsWith("parcels/", StringComparison.Ordinal)) most = Math.Max(most, silo.Journal.Held("parcel-rounds/brake"));
        };
        await Eventually.Holds(
            async () =>
            {
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => silo.Target("parcel-rounds", "brake").Wake().AsTask()));
                return (await Look("brake")).IsOver && silo.Journal.Held("parcel-rounds/brake") == 0;
            },
            TimeSpan.FromSeconds(30));
        silo.Journal.Before = _ => { };
        Assert.InRange(most, 1, Sweep.PageSize);
    }

    [Fact]
    public void A_sweep_goes_on_where_it_stopped_and_begins_anew_when_told()
    {
        var state = ParcelRound.Empty("one").Apply(new RoundStarted("round", default));
        Assert.Equal((false, null), (state.Sweep!.IsOver, state.Sweep.After));
        var first = state.Apply(new RoundWentOn(new(["parcels/a", "parcels/b"], "b")));
        Assert.Equal(["parcels/a", "parcels/b"], first.Notifications(state).Select(sent => sent.Target));
        Assert.Empty(first.Apply(new RemindersSet(default, default)).Notifications(first));
        Assert.Equal(new GoOn("b"), first.NextPage());
        // A page that was gathered for another cursor changes nothing.
        Assert.Empty(first.Decide(new GoOn(null), null!).Events);

        var last = first.Apply(new RoundWentOn(new(["parcels/c"], null)));
        Assert.Equal((true, "parcels/c"), (last.Sweep!.IsOver, last.Notifications(first).Single().Target));
        Assert.Null(last.NextPage());
        Assert.Equal(new GoOn(null), last.Apply(new RoundStarted("again", default)).NextPage());
        var kept = JsonSerializer.Deserialize<ParcelRound>(JsonSerializer.Serialize(first, StoredJson.Options), StoredJson.Options)!;
        Assert.Equal(new GoOn("b"), kept.NextPage());
    }

    [Fact]
    public async Task Deadlines_that_passed_together_are_met_at_one_wake_the_earliest_first()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Send("late", "a", new SetReminders(now.AddHours(-2), now.AddHours(-1)));
        await silo.Target("parcel-rounds", "late").Wake();
        Assert.Equal([Reminder.Soon, Reminder.Later], (await Look("late")).Reminded);
        await silo.Target("parcel-rounds", "late").Wake();
        Assert.Equal(3, silo.Journal.All("parcel-rounds/late").Count);
    }

    [Fact]
    public async Task A_deadline_that_was_refused_is_asked_for_anew()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Send("patient", "a", new StartRound("awaits"));
        await Send("patient", "b", new SetReminders(now.AddHours(-2), now.AddHours(-1)));
        await silo.Target("parcel-rounds", "patient").Wake();
        Assert.Empty((await Look("patient")).Reminded);
        await silo.Parcel("awaited", "a", new TakeParcel("one"));
        await silo.Target("parcel-rounds", "patient").Wake();
        Assert.Equal([Reminder.Soon, Reminder.Later], (await Look("patient")).Reminded);
    }

    private async Task Parcels() =>
        await Task.WhenAll(Enumerable.Range(0, Many).Select(one => silo.Parcel(Name(one), "a", new TakeParcel("first"))));

    private static string Name(int one) => $"swept-{one:0000}";

    private async Task Send(string id, string key, RoundCommand command) => Assert.Equal(
        Outcome.Done, (await silo.Target("parcel-rounds", id).Send(new Envelope(CommandKey.OfCaller(key), Actor.System, command))).Outcome);

    private async Task<RoundView> Look(string id) => JsonSerializer.Deserialize<RoundView>(
        (await silo.Journal.Get($"parcel-rounds/{id}", TestContext.Current.CancellationToken))!.Row.Body.Span, WireJson.Options)!;
}
