using System.Diagnostics;
using System.Text;
using Coordination.Core.Journal;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Baselines;

/// <summary>What one command of the run weighs in the journal.</summary>
/// <param name="BodyBytes">Of its entry in the commit.</param>
/// <param name="ViewBytes">Of the view that goes with it.</param>
internal readonly record struct CommitShape(int BodyBytes, int ViewBytes);

/// <summary>
/// How many commands a second the journal alone takes: one command a commit of the run's own sizes, over as many
/// streams and from as many callers. For a hot grid there is one stream, and its commits come one after the other.
/// </summary>
internal static class JournalLimit
{
    public static async Task<double?> Measure(
        IJournal journal, string county, CommitShape shape, int streams, int inFlight, TimeSpan length, CancellationToken stop)
    {
        var body = Encoding.UTF8.GetBytes("[{\"k\":\"" + new string('x', Math.Max(1, shape.BodyBytes - 10)) + "\"}]");
        var view = Encoding.UTF8.GetBytes("{\"x\":\"" + new string('x', Math.Max(1, shape.ViewBytes - 8)) + "\"}");
        var begun = Stopwatch.GetTimestamp();
        var log = new LatencyLog(begun, begun + (long)(length.TotalSeconds / 2 * Stopwatch.Frequency));
        var callers = Math.Min(inFlight, streams);
        var until = Task.Delay(length, stop);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(
            async () =>
            {
                var own = Enumerable.Range(0, streams).Where(stream => stream % callers == caller).Select(stream => $"{county}001001{stream:000000}").ToArray();
                for (long commit = 0; !until.IsCompleted; commit++)
                {
                    var area = own[commit % own.Length];
                    var from = Stopwatch.GetTimestamp();
                    var at = TimeProvider.System.GetUtcNow();
                    var row = new ViewRow("grids", null) { Area = area[..15], Status = "calm", IsMomentary = true, Body = view };
                    if (await journal.Append(new Commit($"grids/{area}", (commit / own.Length) + 1, at, body, row, [])))
                        log.Record(from, Stopwatch.GetTimestamp());
                }
            },
            stop)));
        return log.PerSecond(Stopwatch.GetTimestamp());
    }
}
