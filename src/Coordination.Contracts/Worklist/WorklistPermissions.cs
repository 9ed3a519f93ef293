using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Worklist;

/// <summary>Everyone with an account has a work list: the own one.</summary>
public sealed class WorklistPermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands => [];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views => [];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Boards { get; } = [new("worklist", [.. Enum.GetValues<Role>().Where(role => role is not Viewer)])];
}
