using System.Diagnostics;
using System.Threading.Channels;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Matters.Replay;

/// <summary>
/// Plays a recording: each step when it is due, the steps of one matter one after the other. A step that had to wait
/// counts its waiting as latency.
/// </summary>
internal sealed class ReplayWork(Recording recording, ReplayCounty places, Workforce workforce, Ledger ledger, CommandRunner runner, TimeProvider clock)
{
    private sealed class Matter(Target target)
    {
        public Target Target { get; } = target;
        public Queue<(MatterStep? From, long Due)> Waiting { get; } = new();
        public bool IsMoving { get; set; }
        public bool IsStuck { get; set; }
    }

    private readonly Matter[] _matters =
        [.. recording.Requests.Select(_ => new Matter(new Target("matters", Guid.CreateVersion7(clock.GetUtcNow()).ToString("D"))))];

    /// <summary>Steps taken so far.</summary>
    public int Done => Volatile.Read(ref _done);
    private int _done;

    public async Task Run(IReadOnlyList<TimelineStep> timeline, int inFlight, CancellationToken stop)
    {
        var ready = Channel.CreateUnbounded<int>();
        var workers = Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(() => Work(ready.Reader, stop), stop)));
        var begun = Stopwatch.GetTimestamp();
        foreach (var step in timeline)
        {
            var early = step.Due - Stopwatch.GetElapsedTime(begun);
            if (early > TimeSpan.FromMilliseconds(1)) await Task.Delay(early, stop);
            var matter = _matters[step.Request];
            lock (matter)
            {
                matter.Waiting.Enqueue((step.From, begun + (long)(step.Due.TotalSeconds * Stopwatch.Frequency)));
                if (matter.IsMoving) continue;
                matter.IsMoving = true;
            }
            ready.Writer.TryWrite(step.Request);
        }
        ready.Writer.Complete();
        await workers;
    }

    private async Task Work(ChannelReader<int> ready, CancellationToken stop)
    {
        await foreach (var request in ready.ReadAllAsync(stop))
            while (Take(_matters[request]) is var (from, due))
                await Step(request, from, due, stop);
    }

    private static (MatterStep? From, long Due)? Take(Matter matter)
    {
        lock (matter)
        {
            if (matter.Waiting.TryDequeue(out var step)) return step;
            matter.IsMoving = false;
            return null;
        }
    }

    private async Task Step(int at, MatterStep? from, long due, CancellationToken stop)
    {
        var (request, matter) = (recording.Requests[at], _matters[at]);
        if (matter.IsStuck) return;
        var grid = places.GridOf(request.Council);
        var (body, account) = from is { } step
            ? MatterWork.StepOf(step, workforce.MemberOf(grid))
            : (new ReportMatter(AreaCode.Parse(grid), request.Type, $"{request.Type} {request.Number}"), workforce.MemberOf(grid));
        var command = ledger.Plan(matter.Target, account, _ => body);
        matter.IsStuck = await runner.Run(command, due, stop) is not Fate.Acknowledged;
        Interlocked.Increment(ref _done);
    }
}
