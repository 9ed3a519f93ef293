using System.Text.Json.Serialization;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.Contracts.Areas;

/// <summary>A frame of the board <c>area/&lt;code&gt;</c>: a county, street or community.</summary>
/// <param name="Board">As in <see cref="Frame"/>.</param>
/// <param name="Sequence">As in <see cref="Frame"/>.</param>
/// <param name="Kind">As in <see cref="Frame"/>.</param>
/// <param name="At">As in <see cref="Frame"/>.</param>
/// <param name="Newest">As in <see cref="Frame"/>.</param>
/// <param name="Tiles">A snapshot: all, in the order of their ids; a delta: those that changed, whole.</param>
/// <param name="Places">Names of the tiles and of what groups them; a delta: only new or renamed ones.</param>
/// <param name="Ticker">A snapshot: the newest happenings, newest first, at most 20; a delta: the newest new ones, at most 3, of which the last snapshot may have held some.</param>
/// <param name="Figures">Left out in a delta when none changed, and in a heartbeat. At most four times a second.</param>
/// <param name="Overdue">The overdue list, longest overdue first, at most 20; left out in a delta when unchanged. At most once a second.</param>
/// <param name="Ranking">Best first, at most 100; left out in a delta when unchanged. At most once a second.</param>
/// <param name="Gone">Ids of tiles that are no longer on the board; left out when there are none.</param>
[GenerateSerializer, Immutable, Alias("areas.frame")]
public sealed record AreaFrame(
    string Board,
    long Sequence,
    FrameKind Kind,
    DateTimeOffset At,
    DateTimeOffset? Newest,
    IReadOnlyList<Tile> Tiles,
    IReadOnlyList<PlaceName> Places,
    IReadOnlyList<TickerItem> Ticker,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Figures? Figures = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OverdueRow>? Overdue = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RankingRow>? Ranking = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Gone = null)
    : Frame(Board, Sequence, Kind, At, Newest);

/// <summary>
/// One place on the wall: a grid, or, on a board with more grids than a wall holds, a community or street rolled
/// up (the worst level, the sums).
/// </summary>
/// <param name="Id"><c>grids/&lt;code&gt;</c>, or <c>communities/&lt;code&gt;</c>, <c>areas/&lt;code&gt;</c> when rolled up.</param>
/// <param name="Version">The grid's version; rolled up, the sum of its grids' versions.</param>
/// <param name="Level">What its members last said.</param>
/// <param name="OnDuty">Members on duty; left out when 0, as the next two.</param>
/// <param name="Open">Matters that are not closed.</param>
/// <param name="Overdue">Those of them that are overdue.</param>
[GenerateSerializer, Immutable, Alias("boards.tile")]
public sealed record Tile(
    string Id, long Version, GridLevel Level,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int OnDuty = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Open = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Overdue = 0);

/// <summary>The name of an area that the board shows.</summary>
[GenerateSerializer, Immutable, Alias("boards.place-name")]
public sealed record PlaceName(AreaCode Code, string Name);

/// <summary>The figures of an area board.</summary>
/// <param name="Grids">Grids below the area.</param>
/// <param name="Staffed">Those of them with a member on duty.</param>
/// <param name="Members">Members on the rosters.</param>
/// <param name="OnDuty">Members on duty.</param>
/// <param name="Busy">Grids at busy.</param>
/// <param name="Alert">Grids at alert.</param>
/// <param name="Open">Open matters.</param>
/// <param name="Overdue">Overdue matters.</param>
/// <param name="ReportedToday">Matters reported since midnight of the place.</param>
/// <param name="ClosedToday">Matters closed since midnight of the place.</param>
/// <param name="PatrolledToday">Grids patrolled since midnight of the place.</param>
/// <param name="Steps">Open and overdue matters by the step they wait for, all five, in order.</param>
/// <param name="Rates">Rates of the last 30 days.</param>
[GenerateSerializer, Immutable, Alias("boards.figures")]
public sealed record Figures(
    int Grids,
    int Staffed,
    int Members,
    int OnDuty,
    int Busy,
    int Alert,
    int Open,
    int Overdue,
    int ReportedToday,
    int ClosedToday,
    int PatrolledToday,
    IReadOnlyList<StepCount> Steps,
    Rates Rates);

/// <summary>Matters that wait for one step.</summary>
[GenerateSerializer, Immutable, Alias("boards.step-count")]
public sealed record StepCount(MatterStep Step, int Open, int Overdue);

/// <summary>
/// Rates over the matters reported in the last 30 days, each 0–1, null where nothing counts yet.
/// </summary>
/// <param name="Responded">Filed and dispatched in time, of those filed and dispatched or overdue there.</param>
/// <param name="Solved">Closed, of all.</param>
/// <param name="OnTime">Closed without a step overdue, of those closed.</param>
[GenerateSerializer, Immutable, Alias("boards.rates")]
public sealed record Rates(double? Responded, double? Solved, double? OnTime);

/// <summary>One overdue matter.</summary>
/// <param name="Id">The matter's id.</param>
/// <param name="Title">Its title, with long digit runs masked.</param>
/// <param name="Grid">Where it stands.</param>
/// <param name="Step">What it waits for.</param>
/// <param name="DueAt">The first deadline of that step that passed, UTC.</param>
/// <param name="EscalatedTo">The highest level that was told.</param>
[GenerateSerializer, Immutable, Alias("boards.overdue-row")]
public sealed record OverdueRow(
    string Id, string Title, AreaCode Grid, MatterStep Step, DateTimeOffset DueAt, AreaLevel? EscalatedTo);

/// <summary>One area in the ranking by closing: those directly below the board's area that have matters.</summary>
/// <param name="Code">The community, or the grid on a community's board.</param>
/// <param name="Reported">Matters reported this month of the place.</param>
/// <param name="Closed">Those of them that are closed.</param>
[GenerateSerializer, Immutable, Alias("boards.ranking-row")]
public sealed record RankingRow(AreaCode Code, int Reported, int Closed);
