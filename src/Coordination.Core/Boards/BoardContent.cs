using Coordination.Core.Journal;

namespace Coordination.Core.Boards;

/// <summary>One board's fold, and how it is filled from the views: whole at first, then by comparing versions.</summary>
internal sealed class BoardContent : BoardTopics.ILeases
{
    private const int AtOnce = 500;
    private readonly HashSet<string> _topics;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _byTopic;
    private bool _found;

    private BoardContent(IBoardKind kind, string key, IReadOnlyList<string> topics)
    {
        (Kind, Key, Topics, Fold) = (kind, key, topics, kind.Open(key, topics));
        _topics = [.. topics];
        _byTopic = _topics.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IBoardKind Kind { get; }

    public string Key { get; }

    public IReadOnlyList<string> Topics { get; }

    public BoardFold Fold { get; }

    public static async Task<BoardContent> Open(IBoardKind kind, string key, CancellationToken stop) =>
        new(kind, key, await kind.Topics(key, stop));

    public async Task<bool> HasOtherTopics(CancellationToken stop) => !_topics.SetEquals(await Kind.Topics(Key, stop));

    /// <summary>Takes everything there is.</summary>
    public async Task Load(IViews views, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var scan in Kind.Scans(Key, Topics, now))
            await foreach (var view in views.Under(scan, stop))
                Take(view);
    }

    /// <summary>
    /// Fetches what is newer than what is held, and lets go of what is no longer found. What the feed brings meanwhile
    /// stays: it has another version than before the look.
    /// </summary>
    public async Task Reconcile(IViews views, DateTimeOffset now, CancellationToken stop)
    {
        var missing = Fold.Held.ToDictionary();
        List<string> newer = [];
        foreach (var scan in Kind.Scans(Key, Topics, now))
            await foreach (var (stream, version) in views.Versions(scan, stop))
            {
                missing.Remove(stream);
                if (Fold.VersionOf(stream) < version) newer.Add(stream);
            }
        foreach (var some in newer.Distinct().Chunk(AtOnce))
            foreach (var view in await views.GetAll(some, stop))
                Take(view);
        foreach (var (stream, version) in missing) Fold.Drop(stream, version);
        Fold.ForgetGone();
    }

    /// <summary>Takes a view with its record filled in, if it concerns the board.</summary>
    public void Take(string stream, long version, DateTimeOffset at, ViewRow row)
    {
        _found = false;
        Span<char> text = stackalloc char[BoardTopics.Longest];
        var topics = new BoardTopics(this, text);
        Kind.Concerns(stream, row, ref topics);
        Fold.Merge(new BoardFact(stream, version, at, _found ? Kind.Fact(row) : null));
    }

    void BoardTopics.ILeases.Found(ReadOnlySpan<char> topic) => _found |= _byTopic.Contains(topic);

    private void Take(StoredView view)
    {
        if (KindCatalog.Find(view.Row.Kind) is { } kind)
            Take(view.Stream, view.Version, view.UpdatedAt, view.Row with { View = kind.ViewOf(view.Row.Body) });
    }
}
