using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Chains;

/// <summary>Who may do what with chains, and watch their walls.</summary>
public sealed class ChainPermissions : IPermissionRows
{
    /// <summary>Who sees all of a chain, wherever in it the role is held.</summary>
    public static Role[] Insiders { get; } = [ChainChief, ChairUnit, MemberUnit];

    /// <summary>Who sees what lies in a chain: its people, those of the area and whoever keeps the installation.</summary>
    public static Role[] Seers { get; } = [.. RolePlaces.OfChains, CountyOperator, ProjectLead, Administrator];

    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(RegisterChain), Administrator),
        new(typeof(NameChainCommittee), ChainChief, Administrator),
        new(typeof(AppointChief), Administrator),
        new(typeof(NameLead), ChainChief, Administrator),
        new(typeof(AddDepartment), ChainChief, Administrator),
        new(typeof(RemoveDepartment), ChainChief, Administrator),
        new(typeof(AddCoreUnit), ChainChief, Administrator),
        new(typeof(RemoveCoreUnit), ChainChief, Administrator),
    ];

    /// <inheritdoc/>
    /// <remarks>Who leads a chain is on its notice board: all who work in it see that.</remarks>
    public static IReadOnlyList<SightRow> Views { get; } = [new("chains", Seers) { AcrossChain = RolePlaces.OfChains.ToArray() }];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Boards { get; } =
        [new("chain", [.. Insiders, CountyOperator, ProjectLead, Administrator]) { AcrossChain = Insiders }];
}
