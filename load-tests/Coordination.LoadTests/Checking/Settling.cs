using System.Diagnostics;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Checking;

/// <summary>Waits, with bounds, until the walls have caught up, and says which never did.</summary>
internal static class Settling
{
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(1.5), StillWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan EqualWithin = TimeSpan.FromSeconds(90), Pause = TimeSpan.FromMilliseconds(500);
    private const int RereadAtOnce = 500;

    /// <summary>Returns when no wall has changed for a while, or after two minutes.</summary>
    public static async Task UntilStill(IReadOnlyCollection<Wall> walls, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        while (walls.Any(wall => Stopwatch.GetElapsedTime(wall.ChangedAt) < Still) && Stopwatch.GetElapsedTime(begun) < StillWithin)
            await Task.Delay(100, stop);
    }

    /// <summary>The differences of the walls that still differ from history when patience ends; empty is what one wants.</summary>
    /// <param name="walls">What is compared.</param>
    /// <param name="history">Read once already.</param>
    /// <param name="patience">90 s when not given.</param>
    /// <param name="told">Is told the first difference for which it still waits.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<string>> Differences(
        IReadOnlyCollection<Wall> walls, HistoryCheck history, TimeSpan? patience, Action<string>? told, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var differing = walls
                .Select(wall => (wall, why: wall.Look(fold => fold.Difference(history.Past))))
                .Where(pair => pair.why is not null)
                .ToList();
            if (differing.Count == 0 || Stopwatch.GetElapsedTime(begun) > (patience ?? EqualWithin))
                return [.. differing.Select(pair => pair.why!)];

            told?.Invoke(differing[0].why!);
            await Task.Delay(Pause, stop);
            // Those that were read longest ago come first, so that each has its turn however many they are.
            var again = differing.SelectMany(pair => pair.wall.Look(fold => fold.Doubtful(history.Past).ToList())).Distinct()
                .OrderBy(history.Past.ReadAt).Take(RereadAtOnce);
            foreach (var target in again.ToList()) await history.Reread(target, stop);
        }
    }
}
