namespace Coordination.Core.Boards;

/// <summary>One value of a board: sent when it changed, at most once per pace.</summary>
public sealed class Cell<T>(Func<T> value, TimeSpan pace, IEqualityComparer<T>? same) : IBoardPart where T : class
{
    private readonly IEqualityComparer<T> _same = same ?? EqualityComparer<T>.Default;
    private T? _sent, _due;
    private DateTimeOffset _sentAt;
    private bool _touched;

    /// <summary>Something it is made from changed.</summary>
    public void Touch() => _touched = true;

    /// <inheritdoc/>
    public bool IsDue(DateTimeOffset now)
    {
        if (!_touched || now - _sentAt < pace) return false;
        _touched = false;
        var current = value();
        if (_sent is not null && _same.Equals(_sent, current)) return false;
        (_sent, _due, _sentAt) = (current, current, now);
        return true;
    }

    /// <inheritdoc/>
    public TimeSpan? Waits(DateTimeOffset now) => _touched ? pace - (now - _sentAt) : null;

    /// <summary>The value as it is for a snapshot; for a delta the value that is due, else null.</summary>
    public T? Take(FramePart part)
    {
        if (part is FramePart.Whole) return value();
        if (part is FramePart.Nothing) return null;
        var due = _due;
        _due = null;
        return due;
    }
}

/// <summary>Lists are the same when their items are, in order.</summary>
public sealed class SameItems<T> : IEqualityComparer<IReadOnlyList<T>>
{
    /// <inheritdoc/>
    public bool Equals(IReadOnlyList<T>? x, IReadOnlyList<T>? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.SequenceEqual(y));

    /// <inheritdoc/>
    public int GetHashCode(IReadOnlyList<T> obj) => obj.Count;
}
