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
    private readonly Dictionary<TKey, TRow> _sent = [];
    private List<TRow> _changed = [];
    private List<TKey> _gone = [];
    private readonly HashSet<TKey> _touched = [];
    private bool _showsAll = true;

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
        _touched.Add(key);
        if (_rows.Remove(key, out var old)) _sorted.Remove((old, key));
    }

    /// <inheritdoc/>
    public bool IsDue(DateTimeOffset now)
    {
        if (_touched.Count == 0) return false;
        (_changed, _gone) = ([], []);
        if (_showsAll && _rows.Count <= most)
            foreach (var key in _touched) Compare(key, _rows.GetValueOrDefault(key));
        else
        {
            // Which rows are among the first may change with any other.
            var shown = _sorted.Take(most).ToDictionary(one => one.Key, one => one.Row);
            foreach (var key in _sent.Keys.Where(key => !shown.ContainsKey(key)).ToArray()) Compare(key, null);
            foreach (var (key, row) in shown) Compare(key, row);
            _showsAll = _rows.Count <= most;
        }
        _touched.Clear();
        return _changed.Count > 0 || _gone.Count > 0;
    }

    private void Compare(TKey key, TRow? row)
    {
        if (row is null)
        {
            if (_sent.Remove(key)) _gone.Add(key);
            return;
        }
        if (_sent.TryGetValue(key, out var sent) && sent.Equals(row)) return;
        _sent[key] = row;
        _changed.Add(row);
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
