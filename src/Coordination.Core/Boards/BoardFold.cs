using Coordination.Contracts.Boards;

namespace Coordination.Core.Boards;

/// <summary>How much of a board a frame holds.</summary>
public enum FramePart
{
    /// <summary>A snapshot.</summary>
    Whole,
    /// <summary>A delta.</summary>
    Changed,
    /// <summary>A heartbeat.</summary>
    Nothing,
}

/// <summary>
/// A board's content: a fold of facts. Merging keeps the higher version per stream, so order and repetition don't matter;
/// cost follows what changed. A kind derives from it, says what a fact replaces, and makes its frames of cells and rows.
/// Not thread-safe.
/// </summary>
/// <param name="zone">The time zone of the place: days are counted in it.</param>
public abstract class BoardFold(TimeZoneInfo zone)
{
    private readonly Dictionary<string, BoardFact> _held = [];
    private readonly List<IBoardPart> _parts = [];
    private DateOnly _today;

    /// <summary>When the newest commit held was recorded, UTC; null for none.</summary>
    public DateTimeOffset? Newest { get; private set; }

    /// <summary>The streams held and their versions.</summary>
    public IEnumerable<(string Stream, long Version)> Held => _held.Values.Where(fact => fact.Content is not null).Select(fact => (fact.Stream, fact.Version));

    /// <summary>True when what changed can't be told by a delta.</summary>
    public virtual bool NeedsSnapshot => false;

    /// <summary>The day of the place; set with each frame.</summary>
    protected DateOnly Today => _today;

    /// <summary>The version of the stream that is held, also of one that left; 0 for none.</summary>
    public long VersionOf(string stream) => _held.TryGetValue(stream, out var fact) ? fact.Version : 0;

    /// <summary>Takes a fact; false when it is no news.</summary>
    public bool Merge(BoardFact fact)
    {
        var known = _held.GetValueOrDefault(fact.Stream);
        if (known is not null && known.Version >= fact.Version) return false;
        _held[fact.Stream] = fact;
        if (fact.Content is not null && (Newest is null || fact.At > Newest)) Newest = fact.At;
        var (old, now) = (known?.Content is null ? null : known, fact.Content is null ? null : fact);
        if (old is not null || now is not null) Replace(old, now);
        return true;
    }

    /// <summary>Lets go of a stream, if it is still held at that version.</summary>
    public void Drop(string stream, long version)
    {
        if (!_held.TryGetValue(stream, out var known) || known.Version != version) return;
        _held.Remove(stream);
        if (known.Content is not null) Replace(known, null);
    }

    /// <summary>Forgets which streams left: what comes late of them is found by the next look at the views.</summary>
    public void ForgetGone()
    {
        foreach (var gone in _held.Values.Where(fact => fact.Content is null).ToArray()) _held.Remove(gone.Stream);
    }

    /// <summary>Everything.</summary>
    public Frame Snapshot(string board, long sequence, DateTimeOffset now)
    {
        Settle(now);
        return Make(new FrameHead(board, sequence, FrameKind.Snapshot, now, Newest), FramePart.Whole);
    }

    /// <summary>What changed since the last call and is due; null when nothing is.</summary>
    public Frame? Delta(string board, long sequence, DateTimeOffset now)
    {
        Settle(now);
        var due = false;
        foreach (var part in _parts) due |= part.IsDue(now);
        return due ? Make(new FrameHead(board, sequence, FrameKind.Delta, now, Newest), FramePart.Changed) : null;
    }

    /// <summary>Says only that the board is alive.</summary>
    public Frame Heartbeat(string board, long sequence, DateTimeOffset now) =>
        Make(new FrameHead(board, sequence, FrameKind.Heartbeat, now, Newest), FramePart.Nothing);

    /// <summary>How long until something that changed but was sent a moment ago is due; null when nothing waits.</summary>
    public TimeSpan? Waits(DateTimeOffset now) => _parts.Select(part => part.Waits(now)).Min();

    /// <summary>One fact takes the place of another; null on one side, never on both, for the first or the last of a stream.</summary>
    protected abstract void Replace(BoardFact? old, BoardFact? fact);

    /// <summary>A frame of the cells and rows: each is taken with <paramref name="part"/>.</summary>
    protected abstract Frame Make(FrameHead head, FramePart part);

    /// <summary>The day of the place turned; <see cref="Today"/> is the new one.</summary>
    protected virtual void TurnDay() { }

    /// <summary>The content of all facts held.</summary>
    protected IEnumerable<BoardFact> Facts => _held.Values.Where(fact => fact.Content is not null);

    /// <summary>A value that is sent when it changed, at most once per <paramref name="pace"/>.</summary>
    protected Cell<T> Cell<T>(Func<T> value, TimeSpan pace = default, IEqualityComparer<T>? same = null) where T : class =>
        Part(new Cell<T>(value, pace, same));

    /// <summary>Rows by key, of which those are sent that changed.</summary>
    protected Rows<TKey, TRow> Rows<TKey, TRow>(IComparer<TRow> order, int most) where TKey : notnull where TRow : class =>
        Part(new Rows<TKey, TRow>(order, most));

    /// <summary>The newest happenings.</summary>
    protected Ticker Ticker() => Part(new Ticker());

    /// <summary>Registers a part of the feature's own.</summary>
    protected TPart Part<TPart>(TPart part) where TPart : IBoardPart
    {
        _parts.Add(part);
        return part;
    }

    private void Settle(DateTimeOffset now)
    {
        var today = Days.Of(now, zone);
        if (today == _today) return;
        _today = today;
        TurnDay();
    }
}

/// <summary>Something of a board that changes on its own.</summary>
public interface IBoardPart
{
    /// <summary>True when it changed and may be sent.</summary>
    bool IsDue(DateTimeOffset now);

    /// <summary>How long until what changed may be sent; null when nothing waits.</summary>
    TimeSpan? Waits(DateTimeOffset now);
}
