using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Walls;

/// <summary>
/// From the moment a command was due to the first frame, on each wall that shows its thing, that holds it: the thing's
/// version there is at least the one of the command's answer. Joined after the run; a frame may well come before the
/// answer does.
/// </summary>
internal sealed class WallLatency
{
    private const int SentKept = 4_000_000;
    private readonly List<(int Version, long Intended)>[] _sent;
    private readonly Dictionary<Target, int> _things = [];
    private int _kept;

    /// <param name="things">What the walls show each for itself.</param>
    /// <param name="most">Track at most this many of them, evenly spread.</param>
    public WallLatency(IReadOnlyList<Target> things, int most)
    {
        var step = Math.Max(1, (things.Count + most - 1) / most);
        for (var at = 0; at < things.Count; at += step) _things.Add(things[at], _things.Count);
        Tracked = _things.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value);
        _sent = [.. _things.Select(_ => new List<(int, long)>())];
    }

    /// <summary>Ids to time, with their number.</summary>
    public IReadOnlyDictionary<string, int> Tracked { get; }

    public void Acknowledged(PlannedCommand command, long version, long intended)
    {
        if (!_things.TryGetValue(command.Target, out var thing)) return;
        if (Interlocked.Increment(ref _kept) > SentKept) return;
        lock (_sent[thing]) _sent[thing].Add(((int)version, intended));
    }

    /// <summary>
    /// Records into <paramref name="log"/> when the last of the walls saw each command: all of them show its thing, or none
    /// does. Call when all have come to rest.
    /// </summary>
    public void JoinLast(IEnumerable<Wall> walls, LatencyLog log)
    {
        var seen = walls.SelectMany(wall => wall.Sightings.GroupBy(one => one.Thing)).ToLookup(one => one.Key, one => one.ToList());
        foreach (var watchers in seen)
        {
            var next = new Dictionary<List<Sighting>, int>();
            foreach (var (version, intended) in _sent[watchers.Key].Order())
            {
                long last = 0;
                foreach (var wall in watchers)
                {
                    var at = next.GetValueOrDefault(wall);
                    while (at < wall.Count && wall[at].Version < version) at++;
                    next[wall] = at;
                    // What a wall's first sight holds may have been there before the wall was.
                    last = at == 0 || at == wall.Count ? long.MaxValue : Math.Max(last, wall[at].At);
                    if (last == long.MaxValue) break;
                }
                if (last > intended && last < long.MaxValue) log.Record(intended, last);
            }
        }
    }

    /// <summary>Records into <paramref name="log"/> what <paramref name="wall"/> saw. Call when both have come to rest.</summary>
    public void Join(Wall wall, LatencyLog log)
    {
        foreach (var seen in wall.Sightings.GroupBy(one => one.Thing))
        {
            var sent = _sent[seen.Key].Order().ToList();
            var next = 0;
            var first = true;
            foreach (var (_, version, at) in seen)
            {
                // What the first sight of a thing holds may have been there long before the wall was.
                for (; next < sent.Count && sent[next].Version <= version; next++)
                    if (!first && sent[next].Intended <= at)
                        log.Record(sent[next].Intended, at);
                first = false;
            }
        }
    }
}
