using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Contracts.Rotations;

/// <summary>Who may do what with a rotation. Whose term it is decides whose word counts.</summary>
public sealed class RotationPermissions : IPermissionRows
{
    private static readonly Role[] Units = [MemberUnit];

    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(PlanTerms), ChainChief, Administrator),
        new(typeof(OfferSwap), MemberUnit) { AcrossChain = Units },
        new(typeof(TakeSwap), MemberUnit) { AcrossChain = Units },
        new(typeof(WithdrawSwap), MemberUnit) { AcrossChain = Units },
        new(typeof(UndoSwap), MemberUnit) { AcrossChain = Units },
        new(typeof(EndEarly), MemberUnit, ChainChief) { AcrossChain = Units },
        new(typeof(NameActing), MemberUnit, ChainChief) { AcrossChain = Units },
        new(typeof(EndActing), MemberUnit, ChainChief) { AcrossChain = Units },
        new(typeof(Acknowledge), MemberUnit) { AcrossChain = Units },
        new(typeof(ShareCalendar), MemberUnit, ChainChief) { AcrossChain = Units },
        new(typeof(UnshareCalendar), MemberUnit, ChainChief) { AcrossChain = Units },
        new(typeof(GiveNotice)),
        new(typeof(PassOn)),
        new(typeof(EndActingInTime)),
    ];

    /// <inheritdoc/>
    /// <remarks>What is handed over names the problems of all firms: a firm sees none of it, but who chairs (<see cref="ChairView"/>).</remarks>
    public static IReadOnlyList<SightRow> Views { get; } =
        [new("rotations", [.. ChainPermissions.Insiders, CountyOperator, ProjectLead, Administrator]) { AcrossChain = ChainPermissions.Insiders }];
}
