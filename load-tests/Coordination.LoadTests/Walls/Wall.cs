using System.Diagnostics;
using Coordination.Contracts.Boards;

namespace Coordination.LoadTests.Walls;

/// <summary>The first sight of a grid's version on one wall.</summary>
internal readonly record struct Sighting(int Grid, int Version, long At);

/// <summary>One wall: what it shows, what it saw and when. Frames are taken one at a time.</summary>
/// <param name="board">For example <c>area/990001</c>.</param>
/// <param name="tracked">Tile ids whose versions are timed, with their number.</param>
internal sealed class Wall(string board, IReadOnlyDictionary<string, int> tracked)
{
    private const int SightingsKept = 400_000;

    private readonly Lock _lock = new();
    private readonly WallFold _fold = new();
    private readonly List<Sighting> _sightings = [];
    private readonly TaskCompletionSource _shows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _bytes, _frames, _changedAt = Stopwatch.GetTimestamp();
    private int _resumed;

    public string Board { get; } = board;

    /// <summary>Takes what is to be played again as a bare broadcast; null on most walls.</summary>
    public FrameRecorder? Recorder { get; set; }

    /// <summary>Completed by the first frame.</summary>
    public Task Shows => _shows.Task;

    /// <summary>Bytes that came over the wire, its framing left out.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public long Frames => Interlocked.Read(ref _frames);

    /// <summary>How often it was connected again.</summary>
    public int Resumed => Volatile.Read(ref _resumed);

    /// <summary>The timestamp of the last frame that was no heartbeat.</summary>
    public long ChangedAt => Interlocked.Read(ref _changedAt);

    public long Sequence
    {
        get { lock (_lock) return _fold.Sequence; }
    }

    public IReadOnlyList<Sighting> Sightings
    {
        get { lock (_lock) return [.. _sightings]; }
    }

    public void Count(int bytes) => Interlocked.Add(ref _bytes, bytes);

    public void Reconnected() => Interlocked.Increment(ref _resumed);

    public void Take(Frame frame)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _frames);
        if (frame.Kind is not FrameKind.Heartbeat) Interlocked.Exchange(ref _changedAt, now);
        lock (_lock)
        {
            _fold.Apply(frame);
            foreach (var tile in frame.Tiles)
                if (_sightings.Count < SightingsKept && tracked.TryGetValue(tile.Id, out var grid))
                    _sightings.Add(new Sighting(grid, (int)tile.Version, now));
        }
        Recorder?.Take(frame, now);
        _shows.TrySetResult();
    }

    /// <summary>Looks at the wall while nothing changes it.</summary>
    public T Look<T>(Func<WallFold, T> see)
    {
        lock (_lock) return see(_fold);
    }
}
