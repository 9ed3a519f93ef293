using Coordination.Contracts.Boards;

namespace Coordination.Core.Boards;

/// <summary>
/// Who watches a board, and the frames they get. The sequence starts at the clock's milliseconds, so that a board
/// loaded anew always goes on above all that was sent before; frames are at least a feed's tick apart.
/// </summary>
internal sealed class BoardAudience(string board, BoardFold fold, TimeProvider clock)
{
    private const int Kept = 256;
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(30), Quiet = TimeSpan.FromSeconds(1);
    private readonly Dictionary<IBoardWatcher, DateTimeOffset> _watchers = [];
    private readonly Queue<Frame> _kept = new();
    private Frame? _snapshot;
    private DateTimeOffset _sentAt;
    private long _sequence = clock.GetUtcNow().ToUnixTimeMilliseconds();

    public bool IsEmpty => _watchers.Count == 0;

    /// <summary>How long until something that changed is due; null when nothing waits.</summary>
    public TimeSpan? Waits => fold.Waits(clock.GetUtcNow());

    /// <summary>The watchers go on with another board's content: each gets a snapshot.</summary>
    public BoardAudience With(BoardFold other)
    {
        var next = new BoardAudience(board, other, clock);
        next._sequence = Math.Max(next._sequence, _sequence + 1);
        foreach (var (watcher, until) in _watchers) next._watchers[watcher] = until;
        next.Push(next.Snapshot());
        return next;
    }

    public Frame[] Join(IBoardWatcher watcher, long after)
    {
        Publish();
        _watchers[watcher] = clock.GetUtcNow() + Stay;
        return after <= _sequence && after >= _sequence - _kept.Count
            ? [.. _kept.Where(frame => frame.Sequence > after)]
            : [Snapshot()];
    }

    public void Leave(IBoardWatcher watcher) => _watchers.Remove(watcher);

    public Frame Snapshot()
    {
        Publish();
        return _snapshot ??= fold.Snapshot(board, _sequence, clock.GetUtcNow());
    }

    /// <summary>Sends what changed and is due, if anything is.</summary>
    public void Publish()
    {
        var now = clock.GetUtcNow();
        var delta = fold.Delta(board, _sequence + 1, now);
        var whole = fold.NeedsSnapshot;
        if (delta is null && !whole) return;
        _sequence++;
        _snapshot = null;
        if (whole)
        {
            delta = _snapshot = fold.Snapshot(board, _sequence, now);
            _kept.Clear();
        }
        else
        {
            _kept.Enqueue(delta!);
            if (_kept.Count > Kept) _kept.Dequeue();
        }
        Push(delta!);
    }

    /// <summary>Sends what the turn of a day changed, or a heartbeat when nothing was sent for a while.</summary>
    public void Beat()
    {
        var now = clock.GetUtcNow();
        foreach (var gone in _watchers.Where(watcher => watcher.Value < now).Select(watcher => watcher.Key).ToArray()) _watchers.Remove(gone);
        Publish();
        if (now - _sentAt >= Quiet) Push(fold.Heartbeat(board, _sequence, now));
    }

    private void Push(Frame frame)
    {
        _sentAt = frame.At;
        foreach (var watcher in _watchers.Keys) watcher.Push(frame);
    }
}
