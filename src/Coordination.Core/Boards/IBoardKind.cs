using Coordination.Core.Journal;

namespace Coordination.Core.Boards;

/// <summary>One kind of board, a class of its feature; found by the scan, made once by the container.</summary>
public interface IBoardKind
{
    /// <summary>The part of a board's id before the slash, for example <c>area</c>.</summary>
    string Name { get; }

    /// <summary>The canonical form of what follows the slash, or null when it is malformed.</summary>
    string? ParseKey(string key);

    /// <summary>The place that a viewer's role must reach to watch the board.</summary>
    string PlaceOf(string key);

    /// <summary>The stream that must exist for the board to; null when the board always does.</summary>
    string? SubjectOf(string key);

    /// <summary>The kind of views that whoever watches must be able to see there; null for a kind of boards with permission rows of its own.</summary>
    string? ShowsKind(string key) => null;

    /// <summary>The kinds of things of which each has a board of this kind under its own id: what boards can be chosen from.</summary>
    IReadOnlyList<string> Subjects => [];

    /// <summary>The topics of the boards that show something of the view. Asked for each commit: it must cost little.</summary>
    void Concerns(string stream, ViewRow row, ref BoardTopics topics);

    /// <summary>What the fold needs of a view, with contact data masked: a record that travels between silos. Null when it needs nothing.</summary>
    object? Fact(ViewRow row);

    /// <summary>The topics that the board listens to now; asked every few seconds, and loaded anew when they changed.</summary>
    ValueTask<IReadOnlyList<string>> Topics(string key, CancellationToken stop) => new([$"{Name}/{key}"]);

    /// <summary>The views that the board is folded from.</summary>
    /// <param name="key">The board.</param>
    /// <param name="topics">As <see cref="Topics"/> said.</param>
    /// <param name="now">UTC; a past moment for a board of the past.</param>
    IReadOnlyList<ViewScan> Scans(string key, IReadOnlyList<string> topics, DateTimeOffset now);

    /// <summary>False when the board is of the moment only: it can't be replayed.</summary>
    bool HasPast => true;

    /// <summary>An empty board that listens to the topics.</summary>
    BoardFold Open(string key, IReadOnlyList<string> topics);
}

/// <summary>A part of one stream's view on its way to boards. The one with the higher version wins.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its version.</param>
/// <param name="At">When that was committed, UTC.</param>
/// <param name="Content">As <see cref="IBoardKind.Fact"/> made it; null when the stream is no longer any of the board's.</param>
[GenerateSerializer, Immutable, Alias("boards.fact")]
public sealed record BoardFact(string Stream, long Version, DateTimeOffset At, object? Content);

/// <summary>All kinds of boards.</summary>
public sealed class BoardCatalog(IEnumerable<IBoardKind> kinds)
{
    private readonly Dictionary<string, IBoardKind> _byName = kinds.ToDictionary(kind => kind.Name);

    /// <summary>All, in no order.</summary>
    public IReadOnlyCollection<IBoardKind> All => _byName.Values;

    /// <summary>The kind and key of a board's id in its one form; null when it is no board's.</summary>
    public (IBoardKind Kind, string Key)? Find(string board)
    {
        var slash = board.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && _byName.TryGetValue(board[..slash], out var kind) && kind.ParseKey(board[(slash + 1)..]) is { } key
            ? (kind, key)
            : null;
    }
}
