using System.Reflection;

namespace Coordination.Contracts.Gate;

/// <summary>A row of the table: one command record and who may send it. No role: the server alone.</summary>
public sealed record CommandRow(Type Command, params Role[] Roles)
{
    /// <summary>Those of the roles that get to all of a chain with it, wherever in it they are held: the thing's own rules say whose word counts.</summary>
    public Role[] AcrossChain { get; init; } = [];
}

/// <summary>A row of the table: one kind of view or board and who may see it.</summary>
public sealed record SightRow(string Kind, params Role[] Roles)
{
    /// <summary>Those of the roles that see all of a chain, wherever in it they are held.</summary>
    public Role[] AcrossChain { get; init; } = [];
}

/// <summary>One feature's rows of the <see cref="PermissionTable"/>; found by a scan of this assembly.</summary>
public interface IPermissionRows
{
    /// <summary>Commands, one row each.</summary>
    static abstract IReadOnlyList<CommandRow> Commands { get; }

    /// <summary>Views, in lists and one by one, with their history.</summary>
    static abstract IReadOnlyList<SightRow> Views { get; }

    /// <summary>Boards by the part of their id before the slash.</summary>
    static virtual IReadOnlyList<SightRow> Boards => [];
}

/// <summary>
/// Which role may send which command and see which view or board, each within the place the role is held at. What has no
/// row is nobody's. The server's gate, the client's screens and the API's documentation read the same rows.
/// </summary>
public static class PermissionTable
{
    private static readonly Type[] Features =
        [.. typeof(PermissionTable).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IPermissionRows)))];

    /// <summary>Commands, one row each.</summary>
    public static IReadOnlyList<CommandRow> Commands { get; } = All<CommandRow>(nameof(Commands));

    /// <summary>Views, in lists and one by one, with their history.</summary>
    public static IReadOnlyList<SightRow> Views { get; } = All<SightRow>(nameof(Views));

    /// <summary>Boards by the part of their id before the slash. A viewer sees the very board of its grant, whatever stands here.</summary>
    public static IReadOnlyList<SightRow> Boards { get; } = All<SightRow>(nameof(Boards));

    private static List<TRow> All<TRow>(string rows) =>
        [.. Features.SelectMany(feature => (IReadOnlyList<TRow>)(typeof(PermissionTable)
            .GetMethod(rows + "Of", BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(feature).Invoke(null, null)!))];

    private static IReadOnlyList<CommandRow> CommandsOf<TRows>() where TRows : IPermissionRows => TRows.Commands;

    private static IReadOnlyList<SightRow> ViewsOf<TRows>() where TRows : IPermissionRows => TRows.Views;

    private static IReadOnlyList<SightRow> BoardsOf<TRows>() where TRows : IPermissionRows => TRows.Boards;
}
