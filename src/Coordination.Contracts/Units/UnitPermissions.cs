using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Units;

/// <summary>Who may do what with the units of a chain.</summary>
public sealed class UnitPermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } = [new(typeof(RegisterUnit), ChainChief, Administrator)];

    /// <inheritdoc/>
    /// <remarks>Whom one works with is no secret: all of the chain see its units.</remarks>
    public static IReadOnlyList<SightRow> Views { get; } = [new("units", ChainPermissions.Seers) { AcrossChain = [.. RolePlaces.OfChains] }];
}
