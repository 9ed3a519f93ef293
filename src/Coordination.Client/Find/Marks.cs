using Coordination.Contracts.Api;

namespace Coordination.Client.Find;

/// <summary>Rows of a list that somebody marked, as they were: whatever becomes of the list, they stay marked. 1,000 at most.</summary>
/// <typeparam name="TView">The things' view.</typeparam>
public sealed class Marks<TView>
{
    /// <summary>As many as the server takes at once.</summary>
    public const int Most = 1_000;

    private readonly Dictionary<string, ListItem<TView>> _marked = new(StringComparer.Ordinal);
    private string? _last;

    /// <summary>In the order in which they were marked.</summary>
    public IReadOnlyCollection<ListItem<TView>> All => _marked.Values;

    /// <summary>True after something was not marked since there are so many already, until the next mark.</summary>
    public bool IsFull { get; private set; }

    /// <summary>True when the row is marked.</summary>
    public bool Has(string id) => _marked.ContainsKey(id);

    /// <summary>Marks a row, or no longer. With <paramref name="range"/> all from the row marked last to it.</summary>
    public void Toggle(IReadOnlyList<ListItem<TView>> shown, string id, bool range = false)
    {
        IsFull = false;
        var to = Find(shown, id);
        if (to < 0) return;
        if (range && _last is not null && Find(shown, _last) is var from and >= 0)
            for (var at = Math.Min(from, to); at <= Math.Max(from, to); at++) Mark(shown[at]);
        else if (!_marked.Remove(id)) Mark(shown[to]);
        _last = id;
    }

    /// <summary>Marks all that are shown; none of them any more when all were.</summary>
    public void ToggleAll(IReadOnlyList<ListItem<TView>> shown)
    {
        IsFull = false;
        if (shown.All(row => Has(row.Id)))
            foreach (var row in shown) _marked.Remove(row.Id);
        else
            foreach (var row in shown) Mark(row);
    }

    /// <summary>A marked row is now like this.</summary>
    public void Renew(ListItem<TView> row)
    {
        if (_marked.TryGetValue(row.Id, out var known) && known.Version < row.Version) _marked[row.Id] = row;
    }

    /// <summary>No longer marks these.</summary>
    public void Drop(IEnumerable<string> ids)
    {
        IsFull = false;
        foreach (var id in ids) _marked.Remove(id);
    }

    private void Mark(ListItem<TView> row)
    {
        if (_marked.Count < Most || Has(row.Id)) _marked[row.Id] = row;
        else IsFull = true;
    }

    private static int Find(IReadOnlyList<ListItem<TView>> shown, string id)
    {
        for (var at = 0; at < shown.Count; at++)
            if (shown[at].Id == id)
                return at;
        return -1;
    }
}
