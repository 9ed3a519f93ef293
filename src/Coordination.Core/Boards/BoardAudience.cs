using Coordination.Contracts.Boards;

namespace Coordination.Core.Boards;

/// <summary>
/// Who watches a board, and the frames they get. The sequence starts at the clock's milliseconds, so that a board
/// loaded anew always goes on above all that was sent before; frames are at least a feed's tick apart.
/// </summary>
internal sealed class BoardAudience(TimeProvider clock)
{
    private const int Kept = 256;
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(30);
    private readonly Dictionary<IBoardWatcher, DateTimeOffset> _watchers = [];
    private readonly Queue<Frame> _kept = new();
    private BoardFold _fold = null!;
    private Frame? _snapshot;
    private DateTimeOffset _toldAt;
    private string _board = "";
    private long _sequence;

    public bool IsEmpty => _watchers.Count == 0;

    public void Start(string board, BoardFold fold)
    {
        (_board, _fold, _sequence) = (board, fold, clock.GetUtcNow().ToUnixTimeMilliseconds());
        _fold.Delta(board, _sequence, clock.GetUtcNow(), out _);
    }

    public Frame[] Join(IBoardWatcher watcher, long after)
    {
        Tell();
        _watchers[watcher] = clock.GetUtcNow() + Stay;
        return after <= _sequence && after >= _sequence - _kept.Count
            ? [.. _kept.Where(frame => frame.Sequence > after)]
            : [Snapshot()];
    }

    public void Leave(IBoardWatcher watcher) => _watchers.Remove(watcher);

    public Frame Snapshot()
    {
        Tell();
        return _snapshot ??= _fold.Snapshot(_board, _sequence, clock.GetUtcNow());
    }

    /// <summary>Sends what changed, if anything did.</summary>
    public void Tell()
    {
        var now = clock.GetUtcNow();
        var frame = _fold.Delta(_board, _sequence + 1, now, out var snapshotNeeded);
        if (frame is null && !snapshotNeeded) return;
        _sequence++;
        _snapshot = null;
        if (snapshotNeeded)
        {
            frame = _snapshot = _fold.Snapshot(_board, _sequence, now);
            _kept.Clear();
        }
        else
        {
            _kept.Enqueue(frame!);
            if (_kept.Count > Kept) _kept.Dequeue();
        }
        Push(frame!);
    }

    /// <summary>Sends what the turn of a day changed, or a heartbeat when nothing was sent for a while.</summary>
    public void Beat()
    {
        var now = clock.GetUtcNow();
        foreach (var gone in _watchers.Where(watcher => watcher.Value < now).Select(watcher => watcher.Key).ToArray()) _watchers.Remove(gone);
        Tell();
        if (now - _toldAt >= TimeSpan.FromSeconds(1))
            Push(new Frame(_board, _sequence, FrameKind.Heartbeat, now, _fold.Newest, Array.Empty<Tile>(), Array.Empty<PlaceName>(), Array.Empty<TickerItem>()));
    }

    private void Push(Frame frame)
    {
        _toldAt = frame.At;
        foreach (var watcher in _watchers.Keys) watcher.Push(frame);
    }
}
