namespace Coordination.Core.Boards;

/// <summary>
/// Rows by key, the first <paramref name="most"/> of them in order: a delta has those that changed, whole, and the keys of
/// those that are gone or no longer among the first.
/// </summary>
public sealed class Rows<TKey, TRow>(IComparer<TRow> order, int most) : IBoardPart where TKey : notnull where TRow : class
{
    private readonly Dictionary<TKey, TRow> _rows = [];
    private readonly SortedSet<(TRow Row, TKey Key)> _sorted = new(Comparer<(TRow Row, TKey Key)>.Create((left, right) =>
        order.Compare(left.Row, right.Row) is var by and not 0 ? by : Comparer<TKey>.Default.Compare(left.Key, right.Key)));
    private Dictionary<TKey, TRow> _sent = [];
    private List<TRow> _changed = [];
    private List<TKey> _gone = [];
    private bool _touched;

    /// <summary>How many there are in all.</summary>
    public int Count => _rows.Count;

    /// <summary>All, also those that are not shown, in order.</summary>
    public IEnumerable<TRow> All => _sorted.Select(one => one.Row);

    /// <summary>Puts a row in the place of the one with that key.</summary>
    public void Set(TKey key, TRow row)
    {
        Remove(key);
        _rows[key] = row;
        _sorted.Add((row, key));
    }

    /// <summary>Takes the row with that key away, if there is one.</summary>
    public void Remove(TKey key)
    {
        _touched = true;
        if (_rows.Remove(key, out var old)) _sorted.Remove((old, key));
    }

    /// <inheritdoc/>
    public bool IsDue(DateTimeOffset now)
    {
        if (!_touched) return false;
        _touched = false;
        var shown = _sorted.Take(most).ToDictionary(one => one.Key, one => one.Row);
        _changed = [.. shown.Where(one => !_sent.TryGetValue(one.Key, out var sent) || !sent.Equals(one.Value)).Select(one => one.Value)];
        _gone = [.. _sent.Keys.Where(key => !shown.ContainsKey(key))];
        _sent = shown;
        return _changed.Count > 0 || _gone.Count > 0;
    }

    /// <inheritdoc/>
    public TimeSpan? Waits(DateTimeOffset now) => null;

    /// <summary>The first rows in order for a snapshot, those that changed for a delta.</summary>
    public IReadOnlyList<TRow> Take(FramePart part)
    {
        if (part is FramePart.Whole) return [.. All.Take(most)];
        var changed = part is FramePart.Changed ? _changed : [];
        if (part is FramePart.Changed) _changed = [];
        return changed;
    }

    /// <summary>The keys of rows that are gone, for a delta; null when there are none.</summary>
    public IReadOnlyList<TKey>? TakeGone(FramePart part)
    {
        if (part is not FramePart.Changed || _gone.Count == 0) return null;
        var gone = _gone;
        _gone = [];
        return gone;
    }
}
