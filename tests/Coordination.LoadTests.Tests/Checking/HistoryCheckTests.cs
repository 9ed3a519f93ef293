using System.Diagnostics;
using System.Text.Json;
using Coordination.Contracts.Grids;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Tests.Driving;

namespace Coordination.LoadTests.Tests.Checking;

public sealed class HistoryCheckTests
{
    private static readonly Target Grid = new("grids", "990001001001001");
    private readonly FakeSystem _system = new();
    private readonly Ledger _ledger = new("run");

    [Fact]
    public async Task A_run_that_did_what_it_said_is_clean()
    {
        await Send(100);
        Assert.Equal(new HistoryVerdict(0, 0), await Check());
    }

    [Fact]
    public async Task An_acknowledged_command_that_history_lacks_is_lost()
    {
        _system.Times = command => command.Number == 7 ? 0 : 1;
        await Send(100);
        Assert.Equal(new HistoryVerdict(1, 0), await Check());
    }

    [Fact]
    public async Task A_command_that_history_holds_twice_is_duplicated()
    {
        _system.Times = command => command.Number == 7 ? 2 : 1;
        await Send(100);
        Assert.Equal(new HistoryVerdict(0, 1), await Check());
    }

    [Fact]
    public async Task A_refused_command_must_not_be_in_history()
    {
        _system.Answers = command => command.Number == 7 ? SendOutcome.Refused : SendOutcome.Acknowledged;
        await Send(100);
        Assert.Equal(new HistoryVerdict(0, 1), await Check());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public async Task A_command_that_was_never_answered_may_be_there_once_or_not_at_all(int times, long duplicated)
    {
        var command = _ledger.Plan(Grid, 1, _ => new RecordPatrol());
        _system.Times = _ => times;
        await _system.Send(command, TestContext.Current.CancellationToken);
        Assert.Equal(new HistoryVerdict(0, duplicated), await Check());
    }

    [Fact]
    public async Task Two_events_of_one_command_in_one_commit_are_no_duplicate_but_two_of_one_type_are()
    {
        _ledger.Settle(_ledger.Plan(Grid, 1, _ => new RecordPatrol()), Fate.Acknowledged);
        _system.Record(Grid, Event(1, "a.v1"));
        _system.Record(Grid, Event(1, "b.v1"));
        Assert.Equal(new HistoryVerdict(0, 0), await Check());

        _system.Record(Grid, Event(1, "b.v1"));
        Assert.Equal(new HistoryVerdict(0, 1), await Check());
    }

    [Fact]
    public async Task A_key_of_another_run_is_not_counted()
    {
        await Send(3);
        _system.Record(Grid, Event(4, "a.v1") with { Key = "other-0" });
        Assert.Equal(new HistoryVerdict(0, 0), await Check());
    }

    private async Task Send(int commands)
    {
        var runner = new CommandRunner(_system, _ledger, new LatencyLog(0, 0));
        for (var sent = 0; sent < commands; sent++)
            await runner.Run(_ledger.Plan(Grid, 1, number => new ReportLevel((GridLevel)(number % 3))), Stopwatch.GetTimestamp(), TestContext.Current.CancellationToken);
    }

    private Task<HistoryVerdict> Check() => new HistoryCheck(_ledger, _system).Run([Grid], null, TestContext.Current.CancellationToken);

    private static RecordedEvent Event(long version, string type) =>
        new(version, "somebody", type, "run-0", JsonDocument.Parse("{}").RootElement);
}
