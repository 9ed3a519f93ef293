using System.Diagnostics;
using Coordination.Contracts.Boards;

namespace Coordination.LoadTests.Walls;

/// <summary>The first sight of a thing's version on one wall.</summary>
internal readonly record struct Sighting(int Thing, int Version, long At);

/// <summary>One wall, or one person's list: what it shows, what it saw and when. Frames are taken one at a time.</summary>
/// <param name="fold">What it shows.</param>
/// <param name="account">Who watches.</param>
/// <param name="tracked">Ids of things whose versions are timed, with their number; null for none.</param>
internal sealed class Wall(WallFold fold, int account, IReadOnlyDictionary<string, int>? tracked = null)
{
    private const int SightingsKept = 400_000;

    private readonly Lock _lock = new();
    private readonly List<Sighting> _sightings = [];
    private readonly TaskCompletionSource _shows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _bytes, _frames, _changedAt = Stopwatch.GetTimestamp();
    private int _resumed, _ended;

    public string Board => fold.Board;

    public string Sort => fold.Sort;

    public Type FrameType => fold.FrameType;

    public int Account { get; } = account;

    /// <summary>Takes what is to be played again as a bare broadcast; null on most walls.</summary>
    public FrameRecorder? Recorder { get; set; }

    /// <summary>Completed by the first frame.</summary>
    public Task Shows => _shows.Task;

    /// <summary>Bytes that came over the wire, its framing left out.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public long Frames => Interlocked.Read(ref _frames);

    /// <summary>How often it was connected again.</summary>
    public int Resumed => Volatile.Read(ref _resumed);

    /// <summary>How often a stream that had shown something ended, with an error or without, while the run was not over.</summary>
    public int Ended => Volatile.Read(ref _ended);

    /// <summary>The timestamp of the last frame that was no heartbeat.</summary>
    public long ChangedAt => Interlocked.Read(ref _changedAt);

    public long Sequence
    {
        get { lock (_lock) return fold.Sequence; }
    }

    public IReadOnlyList<Sighting> Sightings
    {
        get { lock (_lock) return [.. _sightings]; }
    }

    public void Count(int bytes) => Interlocked.Add(ref _bytes, bytes);

    public void Reconnected() => Interlocked.Increment(ref _resumed);

    public void StreamEnded() => Interlocked.Increment(ref _ended);

    public void Take(Frame frame)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _frames);
        if (frame.Kind is not FrameKind.Heartbeat) Interlocked.Exchange(ref _changedAt, now);
        lock (_lock)
        {
            fold.Apply(frame);
            if (tracked is not null) See(frame, tracked, now);
        }
        Recorder?.Take(frame, now);
        _shows.TrySetResult();
    }

    /// <summary>Looks at the wall while nothing changes it.</summary>
    public T Look<T>(Func<WallFold, T> see)
    {
        lock (_lock) return see(fold);
    }

    private void See(Frame frame, IReadOnlyDictionary<string, int> timed, long now)
    {
        foreach (var (id, version) in fold.Brought(frame))
            if (_sightings.Count < SightingsKept && timed.TryGetValue(id, out var thing))
                _sightings.Add(new Sighting(thing, (int)version, now));
    }
}
