namespace Coordination.Core.Journal;

/// <summary>
/// Who is being woken, and how long one that did not clear is left alone: 2 s, then twice as long each time, 5 minutes
/// at most. Used from one grain's scheduler only.
/// </summary>
internal sealed class WakeRound
{
    /// <summary>So many are woken at once.</summary>
    public const int Most = 128;

    private const int Remembered = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly HashSet<string> _waking = [];
    private readonly Dictionary<string, (long Version, int Times, DateTimeOffset NotBefore)> _tried = [];

    /// <summary>Those of the due ones that there is a place for now.</summary>
    public IReadOnlyList<(string Stream, long Version)> Take(IReadOnlyList<(string Stream, long Version)> due, DateTimeOffset now)
    {
        List<(string, long)> taken = [];
        foreach (var one in due)
        {
            if (_waking.Count >= Most) break;
            if (_tried.TryGetValue(one.Stream, out var before) && before.Version == one.Version && now < before.NotBefore) continue;
            if (_waking.Add(one.Stream)) taken.Add(one);
        }
        return taken;
    }

    /// <summary>It was woken, whatever came of it; answers until when it is left alone if it is still due at that version.</summary>
    public DateTimeOffset Done(string stream, long version, DateTimeOffset now)
    {
        _waking.Remove(stream);
        var times = _tried.TryGetValue(stream, out var before) && before.Version == version ? before.Times + 1 : 1;
        var until = now + TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(times, 20))));
        if (_tried.Count >= Remembered) _tried.Clear();
        _tried[stream] = (version, times, until);
        return until;
    }
}
