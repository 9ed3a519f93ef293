using System.Reflection;

namespace Coordination.Client.Shell;

/// <summary>A component that stands beside the work list, once for each place that it has something to say of.</summary>
public interface IBesideWork
{
    /// <summary>The boards that it shows to this reader, as their ids; the component's parameter <c>Board</c> is one of them.</summary>
    static abstract IEnumerable<string> BoardsFor(Session reader);
}

/// <summary>What stands beside the work list.</summary>
public static class BesideWork
{
    /// <summary>Each with its board, at most two of a sort; found by a scan.</summary>
    public static IReadOnlyList<(Type Type, string Board)> For(Session reader) =>
    [
        .. from type in Types
           from board in ((IEnumerable<string>)Boards.MakeGenericMethod(type).Invoke(null, [reader])!).Distinct().Take(2)
           select (type, board),
    ];

    private static readonly List<Type> Types =
        [.. typeof(BesideWork).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IBesideWork)) && type.IsClass).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    private static readonly MethodInfo Boards = typeof(BesideWork).GetMethod(nameof(BoardsOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static IEnumerable<string> BoardsOf<T>(Session reader) where T : IBesideWork => T.BoardsFor(reader);
}
