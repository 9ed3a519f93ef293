using System.Reflection;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Shell;

/// <summary>Puts a component beside the work list, which shows boards of a kind to who may watch them. Its parameter <c>Board</c> says which.</summary>
/// <param name="boardKind">The kind, for example <c>area</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BesideWorkAttribute(string boardKind) : Attribute
{
    /// <summary>The kind.</summary>
    public string BoardKind { get; } = boardKind;
}

/// <summary>What stands beside the work list; found by a scan.</summary>
public static class BesideWork
{
    private const int Most = 2;

    private static readonly List<(Type Type, string Kind)> All =
    [
        .. from type in typeof(BesideWork).Assembly.GetTypes()
           let asks = type.GetCustomAttribute<BesideWorkAttribute>()
           where asks is not null
           orderby asks.BoardKind
           select (type, asks.BoardKind),
    ];

    /// <summary>Each with its board: of each kind the first two of those that may be watched and do not lie in one another.</summary>
    /// <param name="boards">What may be watched, a place before what lies in it.</param>
    public static IReadOnlyList<(Type Type, string Board)> Of(IReadOnlyList<BoardItem> boards) =>
        [.. All.SelectMany(one => Outermost(boards, one.Kind).Select(board => (one.Type, board)))];

    private static IEnumerable<string> Outermost(IEnumerable<BoardItem> boards, string kind)
    {
        var taken = new List<string>();
        foreach (var board in boards.Select(one => one.Board).Where(board => board.StartsWith(kind + "/", StringComparison.Ordinal)))
        {
            var key = board[(kind.Length + 1)..];
            if (taken.Count == Most || taken.Exists(one => Place.Reaches(one, key))) continue;
            taken.Add(key);
            yield return board;
        }
    }
}
