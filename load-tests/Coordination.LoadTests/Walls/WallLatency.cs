using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Walls;

/// <summary>
/// From the moment a command was due to the first frame, on each wall that shows its grid, that holds it: the grid's
/// version there is at least the one of the command's answer. Joined after the run; a frame may well come before the
/// answer does.
/// </summary>
internal sealed class WallLatency
{
    private const int SentKept = 4_000_000;
    private readonly List<(int Version, long Intended)>[] _sent;
    private readonly Dictionary<string, int> _grids = [];
    private int _kept;

    /// <param name="grids">The run's grids.</param>
    /// <param name="most">Track at most this many of them, evenly spread.</param>
    public WallLatency(IReadOnlyList<string> grids, int most)
    {
        var step = Math.Max(1, (grids.Count + most - 1) / most);
        for (var at = 0; at < grids.Count; at += step) _grids.Add(grids[at], _grids.Count);
        Tracked = _grids.ToDictionary(pair => $"grids/{pair.Key}", pair => pair.Value);
        _sent = [.. _grids.Select(_ => new List<(int, long)>())];
    }

    /// <summary>Tile ids to time, with their number.</summary>
    public IReadOnlyDictionary<string, int> Tracked { get; }

    public void Acknowledged(PlannedCommand command, long version, long intended)
    {
        if (command.Target.Kind != "grids" || !_grids.TryGetValue(command.Target.Id, out var grid)) return;
        if (Interlocked.Increment(ref _kept) > SentKept) return;
        lock (_sent[grid]) _sent[grid].Add(((int)version, intended));
    }

    /// <summary>Records into <paramref name="log"/> what <paramref name="wall"/> saw. Call when both have come to rest.</summary>
    public void Join(Wall wall, LatencyLog log)
    {
        foreach (var seen in wall.Sightings.GroupBy(one => one.Grid))
        {
            var sent = _sent[seen.Key].Order().ToList();
            var next = 0;
            var first = true;
            foreach (var (_, version, at) in seen)
            {
                // What the first sight of a grid holds may have been there long before the wall was.
                for (; next < sent.Count && sent[next].Version <= version; next++)
                    if (!first && sent[next].Intended <= at)
                        log.Record(sent[next].Intended, at);
                first = false;
            }
        }
    }
}
