using Coordination.Contracts.Areas;
using Coordination.Contracts.Communities;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Web.Gate;

/// <summary>A row of the table: one command record and who may send it. No role: the house alone.</summary>
public sealed record CommandRow(Type Command, params Role[] Roles);

/// <summary>A row of the table: one kind of view or board and who may see it.</summary>
public sealed record SightRow(string Kind, params Role[] Roles);

/// <summary>
/// Which role may send which command and see which view or board, each within the place the role is held at. What
/// has no row is nobody's.
/// </summary>
public static class PermissionTable
{
    private static readonly Role[] Field = [CountyOperator, ProjectLead, CommunitySecretary, GridMember, BuildingHead, DeliberationParty];

    /// <summary>Commands, one row each.</summary>
    public static IReadOnlyList<CommandRow> Commands { get; } =
    [
        new(typeof(RegisterArea), Administrator),
        new(typeof(RegisterCommunity), Administrator),
        new(typeof(NameCommittee), CountyOperator, Administrator),
        new(typeof(LinkLeader), CountyOperator, Administrator),
        new(typeof(AssignFirstSecretary), CountyOperator, Administrator),
        new(typeof(RegisterGrid), Administrator),
        new(typeof(EnrolMember), CommunitySecretary, Administrator),
        new(typeof(RetireMember), CommunitySecretary, Administrator),
        new(typeof(GoOnDuty), GridMember),
        new(typeof(GoOffDuty), GridMember),
        new(typeof(ReportLevel), GridMember),
        new(typeof(RecordPatrol), GridMember),
        new(typeof(RecordBuilding), CommunitySecretary, Administrator),
        new(typeof(RemoveBuilding), CommunitySecretary, Administrator),
        new(typeof(ContractUnit), CommunitySecretary, Administrator),
        new(typeof(ReleaseUnit), CommunitySecretary, Administrator),
        new(typeof(NoteMatter)),
        new(typeof(ReportMatter), GridMember, BuildingHead, CommunitySecretary, CountyOperator),
        new(typeof(FileMatter), CommunitySecretary, CountyOperator),
        new(typeof(DispatchMatter), CommunitySecretary, CountyOperator),
        new(typeof(HandleMatter), GridMember, CommunitySecretary),
        new(typeof(VerifyMatter), CommunitySecretary, CountyOperator),
        new(typeof(CloseMatter), CommunitySecretary, CountyOperator),
        new(typeof(EscalateMatter)),
    ];

    /// <summary>Views, in lists and one by one, with their history.</summary>
    public static IReadOnlyList<SightRow> Views { get; } =
    [
        new("areas", [.. Field, Administrator]),
        new("communities", [.. Field, Administrator]),
        new("grids", [.. Field, Administrator]),
        new("matters", Field),
    ];

    /// <summary>Boards by the part of their id before the slash. A viewer sees the very board of its grant, whatever stands here.</summary>
    public static IReadOnlyList<SightRow> Boards { get; } =
    [
        new("area", CountyOperator, ProjectLead, CommunitySecretary, GridMember, Administrator),
    ];
}
