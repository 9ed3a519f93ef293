using Coordination.Contracts.Boards;

namespace Coordination.Core.Boards;

/// <summary>The newest happenings of a board, newest first, at most 20; a delta has the newest new ones, at most 3, four times a second at most.</summary>
public sealed class Ticker : IBoardPart
{
    private const int Length = 20, PerDelta = 3;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private readonly List<TickerItem> _items = [], _news = [];
    private DateTimeOffset _sentAt;
    private bool _due;

    /// <summary>Takes a happening; one that is older than the 20 newest is passed over.</summary>
    public void Add(TickerItem item)
    {
        if (_items.Count == Length && item.At <= _items[^1].At) return;
        var place = _items.FindIndex(other => other.At <= item.At);
        _items.Insert(place < 0 ? _items.Count : place, item);
        if (_items.Count > Length) _items.RemoveAt(Length);
        _news.Add(item);
        if (_news.Count > Length) _news.RemoveAt(0);
    }

    /// <inheritdoc/>
    public bool IsDue(DateTimeOffset now)
    {
        if (_news.Count == 0 || now - _sentAt < Pace) return false;
        _sentAt = now;
        return _due = true;
    }

    /// <inheritdoc/>
    public TimeSpan? Waits(DateTimeOffset now) => _news.Count > 0 ? Pace - (now - _sentAt) : null;

    /// <summary>All for a snapshot, the newest new ones for a delta, newest first.</summary>
    public IReadOnlyList<TickerItem> Take(FramePart part)
    {
        if (part is FramePart.Whole) return [.. _items];
        if (part is FramePart.Nothing || !_due) return [];
        TickerItem[] news = [.. _news.TakeLast(PerDelta).Reverse()];
        _news.Clear();
        _due = false;
        return news;
    }
}
