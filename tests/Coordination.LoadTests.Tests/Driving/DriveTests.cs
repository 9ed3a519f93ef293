using System.Diagnostics;
using Coordination.Contracts.Grids;
using Coordination.LoadTests.Driving;
using Coordination.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Coordination.LoadTests.Tests.Driving;

public sealed class DriveTests
{
    private static readonly Target Grid = new("grids", "990001001001001");

    [Fact]
    public async Task An_open_schedule_counts_a_stall_as_the_latency_of_all_that_was_due()
    {
        var stop = TestContext.Current.CancellationToken;
        var clock = new FakeTimeProvider();
        var ended = new TaskCompletionSource();
        using var stalled = new SemaphoreSlim(0);
        List<double> waited = [];
        var driving = Drive.Open(
            async (intended, _) =>
            {
                if (waited.Count == 0) await stalled.WaitAsync(stop);
                waited.Add(clock.GetElapsedTime(intended).TotalMilliseconds);
                if (waited.Count == 301) ended.SetResult();
            },
            rate: 1_000, inFlight: 1, ended.Task, clock, stop);

        // The only caller is held for 300 ms: what was due meanwhile has waited for as long as it was late.
        clock.Advance(TimeSpan.FromMilliseconds(300));
        stalled.Release();
        await driving.WaitAsync(TimeSpan.FromSeconds(30), stop);

        Assert.Equal(Enumerable.Range(0, 301).Select(late => 300.0 - late), waited);
    }

    [Fact]
    public async Task An_open_schedule_keeps_its_rate()
    {
        var stop = TestContext.Current.CancellationToken;
        var clock = new FakeTimeProvider();
        var ended = new TaskCompletionSource();
        var sent = 0;
        var driving = Drive.Open(
            (_, _) => { Interlocked.Increment(ref sent); return Task.CompletedTask; }, 500, 4, ended.Task, clock, stop);
        clock.Advance(TimeSpan.FromSeconds(3));
        await Eventually.Holds(() => Volatile.Read(ref sent) >= 1501);
        ended.SetResult();
        await driving.WaitAsync(TimeSpan.FromSeconds(30), stop);

        Assert.Equal(1501, sent);
    }

    [Fact]
    public async Task While_nothing_answers_no_more_callers_wait_than_may()
    {
        var stop = TestContext.Current.CancellationToken;
        var clock = new FakeTimeProvider();
        var (ended, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        var waiting = 0;
        var driving = Drive.Open(
            (_, _) =>
            {
                Interlocked.Increment(ref waiting);
                return answered.Task;
            },
            rate: 1_000, inFlight: 16, ended.Task, clock, stop);

        // Five minutes without an answer: more is due than there is room for.
        clock.Advance(TimeSpan.FromMinutes(5));
        await Eventually.Holds(() => Volatile.Read(ref waiting) == 16);
        clock.Advance(TimeSpan.FromMinutes(5));
        ended.SetResult();
        answered.SetResult();
        await driving.WaitAsync(TimeSpan.FromSeconds(30), stop);

        Assert.InRange(waiting, 16, 32);
    }

    [Fact]
    public async Task An_unsure_command_is_sent_again_under_its_key_until_it_is_answered()
    {
        var attempts = new List<string>();
        var system = new FakeSystem
        {
            Answers = command =>
            {
                attempts.Add(command.Key);
                return attempts.Count < 3 ? SendOutcome.Unsure : SendOutcome.Acknowledged;
            },
        };
        var ledger = new Ledger("run");
        var runner = new CommandRunner(system, ledger, new LatencyLog(0, 0));

        var fate = await runner.Run(
            ledger.Plan(Grid, 1, _ => new RecordPatrol()), Stopwatch.GetTimestamp(), TestContext.Current.CancellationToken);

        Assert.Equal(Fate.Acknowledged, fate);
        Assert.Equal(["run-0", "run-0", "run-0"], attempts);
        Assert.Equal(2, runner.Retries);
        Assert.Equal(1, ledger.Acknowledged);
    }

    [Fact]
    public void A_ledger_knows_its_own_keys_only()
    {
        var ledger = new Ledger("run");
        ledger.Plan(Grid, 1, number => number);

        Assert.Equal(0, ledger.NumberOf("run-0"));
        Assert.Null(ledger.NumberOf("run-1"));
        Assert.Null(ledger.NumberOf("run-x"));
        Assert.Null(ledger.NumberOf("ruin-0"));
        Assert.Null(ledger.NumberOf("run"));
    }

    [Fact]
    public void What_ends_in_the_warm_up_counts_by_the_second_only()
    {
        var second = Stopwatch.Frequency;
        var log = new LatencyLog(begun: 0, warm: 2 * second);
        log.Record(0, second);
        log.Record(2 * second, (2 * second) + (second / 100));
        log.Record(3 * second, (3 * second) + (second / 100));

        Assert.Equal(2, log.Count);
        Assert.Equal(10, log.Ms(99)!.Value, 0.1);
        Assert.Equal(1, log.PerSecond(4 * second)!.Value, 0.01);
        Assert.Equal([1L, 1L, 1L], log.Seconds().Select(one => one.Count));
    }
}
