using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Teams;

namespace Coordination.Contracts.Chains;

/// <summary>A frame of the board <c>chain/&lt;id&gt;</c>: a chain with its firms and teams.</summary>
/// <param name="Board">As in <see cref="Frame"/>.</param>
/// <param name="Sequence">As in <see cref="Frame"/>.</param>
/// <param name="Kind">As in <see cref="Frame"/>.</param>
/// <param name="At">As in <see cref="Frame"/>.</param>
/// <param name="Newest">As in <see cref="Frame"/>.</param>
/// <param name="Firms">A snapshot: all, at most 5,000, by segment and id; a delta: those that changed or came, whole.</param>
/// <param name="Teams">A snapshot: all, at most 1,000, by id; a delta: those that changed or came, whole.</param>
/// <param name="Ticker">As on an area's board.</param>
/// <param name="Chain">Who leads the chain; left out in a delta when unchanged, and in a heartbeat.</param>
/// <param name="Coverage">How many firms are organised, and how; left out likewise. At most once a second.</param>
/// <param name="Problems">What is open and what was solved; left out likewise. At most once a second.</param>
/// <param name="GoneFirms">Ids of firms that are no longer in the chain; left out when there are none.</param>
/// <param name="GoneTeams">Ids of teams whose project ended; left out when there are none.</param>
[GenerateSerializer, Immutable, Alias("chains.frame")]
public sealed record ChainFrame(
    string Board,
    long Sequence,
    FrameKind Kind,
    DateTimeOffset At,
    DateTimeOffset? Newest,
    IReadOnlyList<FirmTile> Firms,
    IReadOnlyList<TeamRow> Teams,
    IReadOnlyList<TickerItem> Ticker,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChainHead? Chain = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Coverage? Coverage = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProblemTally? Problems = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? GoneFirms = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? GoneTeams = null)
    : Frame(Board, Sequence, Kind, At, Newest);

/// <summary>A firm on the wall.</summary>
/// <param name="Id">Its id, for example <c>fuan-stainless.qinglan</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Segment">Where in the chain.</param>
/// <param name="State">What it last said; left out when never.</param>
/// <param name="Cause">What it lacks or why it stands.</param>
/// <param name="Since">Since when, UTC; left out while it runs.</param>
/// <param name="Until">Until when that is thought to last, UTC.</param>
/// <param name="Load">0–100; left out when never said.</param>
/// <param name="Silent">True while a report is missing.</param>
/// <param name="Organised">False for a firm without an organisation.</param>
[GenerateSerializer, Immutable, Alias("chains.firm-tile")]
public sealed record FirmTile(
    string Id, long Version, string Name, Segment Segment,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EnterpriseState? State = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StateCause? Cause = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Since = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Until = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Load = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Silent = false,
    bool Organised = false);

/// <summary>A team on the wall.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Project">Its project.</param>
/// <param name="InHand">The milestone in hand.</param>
/// <param name="LastLead">As in <see cref="TeamView"/>: with it and the day <see cref="SignedLead.Days"/> says the lead.</param>
/// <param name="Obstacles">How many obstacles are open.</param>
/// <param name="HelpDueAt">The earliest deadline of help that is owed, UTC.</param>
/// <param name="Owed">The most urgent help that is owed; left out when none is.</param>
[GenerateSerializer, Immutable, Alias("chains.team-row")]
public sealed record TeamRow(
    string Id, long Version, string Name, string Project,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MilestoneView? InHand = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? LastLead = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Obstacles = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? HelpDueAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OwedHelp? Owed = null);

/// <summary>What a team waits for.</summary>
/// <param name="Title">In one line, with contact data masked.</param>
/// <param name="Unit">Who owes it, by name.</param>
/// <param name="DueAt">By when, UTC; left out without a deadline.</param>
[GenerateSerializer, Immutable, Alias("chains.owed-help")]
public sealed record OwedHelp(
    string Title, string Unit, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DueAt = null);

/// <summary>Who leads a chain, by name.</summary>
/// <param name="Name">The chain.</param>
/// <param name="Place">The area it stands in, by its code.</param>
/// <param name="Committee">The chain committee.</param>
/// <param name="Lead">The lead department.</param>
/// <param name="Chair">Who chairs now; null before the first term.</param>
/// <param name="Chiefs">The chiefs, by seat.</param>
/// <param name="Departments">How many departments the task force has.</param>
/// <param name="CoreUnits">How many core units there are.</param>
[GenerateSerializer, Immutable, Alias("chains.head")]
public sealed record ChainHead(
    string Name, AreaCode Place, string? Committee, string? Lead, ChainChair? Chair,
    IReadOnlyList<ChiefView> Chiefs, int Departments, int CoreUnits);

/// <summary>Who chairs a chain.</summary>
/// <param name="Name">The unit that chairs.</param>
/// <param name="Firm">Its firm, by id; null for a department.</param>
/// <param name="Since">Since when its term goes, UTC.</param>
/// <param name="Until">When its term ends, UTC; with no term after it the unit goes on.</param>
/// <param name="ActsFor">Whose term it is, when that is another unit's; null otherwise.</param>
/// <param name="Next">Who chairs next; null when nothing is planned.</param>
/// <param name="NextFrom">From when, UTC; null likewise.</param>
/// <param name="IsTakenOver">False while the unit has not acknowledged what it took over.</param>
[GenerateSerializer, Immutable, Alias("chains.chair")]
public sealed record ChainChair(
    string Name, string? Firm, DateTimeOffset Since, DateTimeOffset Until, string? ActsFor, string? Next, DateTimeOffset? NextFrom, bool IsTakenOver);

/// <summary>How many firms of a chain are organised (组织覆盖).</summary>
/// <param name="Firms">Firms in the chain.</param>
/// <param name="Covered">Those of them that are organised.</param>
/// <param name="ByWay">Covered firms by way, all six, in order.</param>
/// <param name="Committees">Firm-level committees.</param>
/// <param name="Branches">Branches.</param>
/// <param name="Temporary">Temporary project branches.</param>
/// <param name="WithInstructor">Firms that have an instructor.</param>
[GenerateSerializer, Immutable, Alias("chains.coverage")]
public sealed record Coverage(
    int Firms, int Covered, IReadOnlyList<WayCount> ByWay, int Committees, int Branches, int Temporary, int WithInstructor);

/// <summary>The problems of a chain (问题清单).</summary>
/// <param name="Open">Not closed yet.</param>
/// <param name="Overdue">Those of them that are overdue.</param>
/// <param name="Solved">Solved ones by the door they count for, all five in order. Doors are counted apart and never summed.</param>
/// <param name="Urgent">The open ones with the earliest deadlines, at most 5.</param>
[GenerateSerializer, Immutable, Alias("chains.problem-tally")]
public sealed record ProblemTally(int Open, int Overdue, IReadOnlyList<DoorCount> Solved, IReadOnlyList<UrgentProblem> Urgent);

/// <summary>Problems that were solved by one door.</summary>
[GenerateSerializer, Immutable, Alias("chains.door-count")]
public sealed record DoorCount(ProblemDoor Door, int Problems);

/// <summary>A problem that is due.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number people know it by; null until it was given.</param>
/// <param name="Title">In one line, with contact data masked.</param>
/// <param name="Unit">Who owes the answer, by name; null while nobody does.</param>
/// <param name="DueAt">By when, UTC; null without a deadline.</param>
[GenerateSerializer, Immutable, Alias("chains.urgent-problem")]
public sealed record UrgentProblem(string Id, int? Number, string Title, string? Unit, DateTimeOffset? DueAt);

/// <summary>Firms that are organised in one way.</summary>
[GenerateSerializer, Immutable, Alias("chains.way-count")]
public sealed record WayCount(OrganisingWay Way, int Firms);
