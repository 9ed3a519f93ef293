using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Teams;

namespace Coordination.Core.Chains;

/// <summary>A chain as its board shows it.</summary>
[GenerateSerializer, Immutable, Alias("chains.chain-fact")]
public sealed record ChainFact(
    string Name, AreaCode Area, string? Committee, string? Lead, ChiefView[] Chiefs, int Departments, int CoreUnits);

/// <summary>Who chairs the chain, by ids of units.</summary>
[GenerateSerializer, Immutable, Alias("chains.chair-fact")]
public sealed record ChairFact(
    AreaCode? Area, Happening? Latest, string Chair, string Holder, DateTimeOffset Since, DateTimeOffset Until, string? Next, DateTimeOffset? NextFrom, bool IsTakenOver);

/// <summary>A unit's name, and its firm when it is one.</summary>
[GenerateSerializer, Immutable, Alias("chains.unit-fact")]
public sealed record UnitFact(string Id, string Name, string? Enterprise);

/// <summary>A problem as the board of its chain counts it: open until it is solved, merged or taken back.</summary>
[GenerateSerializer, Immutable, Alias("chains.problem-fact")]
public sealed record ProblemFact(
    string Id, AreaCode? Area, Happening? Latest, int? Number, string Title, bool IsOpen, bool IsOverdue, string? Unit, DateTimeOffset? DueAt, ProblemDoor? SolvedBy);

/// <summary>A firm as the board of its chain shows it.</summary>
[GenerateSerializer, Immutable, Alias("chains.firm-fact")]
public sealed record FirmFact(
    string Id, AreaCode Area, Happening? Latest, string Name, Segment Segment, EnterpriseState? State, StateCause? Cause, DateTimeOffset? Since,
    DateTimeOffset? Until, int? Load, bool Silent, OrganisingWay? Way, int Committees, int Branches, int Temporary, bool HasInstructor)
{
    /// <summary>Its tile at that version.</summary>
    public FirmTile Tile(long version)
    {
        var isRunning = State is null or EnterpriseState.Running;
        return new(Id, version, Name, Segment, State, Cause, isRunning ? null : Since, Until, Load, Silent, Way is not null);
    }
}

/// <summary>A team as the board of its chain shows it.</summary>
[GenerateSerializer, Immutable, Alias("chains.team-fact")]
public sealed record TeamFact(
    string Id, AreaCode Area, Happening? Latest, string Name, string Project, MilestoneView? InHand, int? LastLead, int Obstacles,
    DateTimeOffset? HelpDueAt, ObstacleView? Owed)
{
    /// <summary>Its row at that version; <paramref name="nameOf"/> says what a unit is called.</summary>
    public TeamRow Row(long version, Func<string?, string?> nameOf) => new(
        Id, version, Name, Project, InHand, LastLead, Obstacles, HelpDueAt,
        Owed is null ? null : new OwedHelp(Owed.Title, nameOf(Owed.Unit) ?? "", Owed.DueAt));
}
