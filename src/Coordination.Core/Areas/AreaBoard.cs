using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Communities;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Contracts.Privacy;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Areas;

/// <summary>
/// The boards <c>area/&lt;code&gt;</c> of counties, streets and communities: names, grids and matters below them. With more
/// grids than <c>Boards:MostTiles</c> (default 6,000) one shows communities, with more of those streets.
/// </summary>
internal sealed class AreaBoard(IOptions<BoardOptions> boards) : IBoardKind
{
    private const string Head = "area/";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(32);
    private static readonly string[] Shown = ["areas", "communities"], Places = [.. Shown, "grids"], Matters = ["matters"];

    public string Name => "area";

    public string? ParseKey(string key) => AreaCode.TryParse(key, out var code) && code.Level is not AreaLevel.Grid ? key : null;

    public string PlaceOf(string key) => key;

    public IReadOnlyList<string> Subjects => Shown;

    public string? SubjectOf(string key) => KindCatalog.StreamOfPlace(key);

    public void Concerns(string stream, ViewRow row, ref BoardTopics topics)
    {
        if (row.View is not (GridView or MatterView or CommunityView or AreaView)) return;
        for (var length = (int)AreaLevel.County; length <= Math.Min(row.Area.Length, (int)AreaLevel.Community); length += 3)
            topics.Add(Head, row.Area.AsSpan(0, length));
    }

    public object? Fact(ViewRow row) => row.View switch
    {
        GridView grid => new GridFact(
            grid.Code, Masked(grid.Latest), grid.Name, grid.Level, grid.Members, grid.OnDuty, grid.LastPatrol),
        MatterView matter => new MatterFact(
            matter.Id, matter.Grid, Masked(matter.Latest), ContactMask.Mask(matter.Title), matter.Step, matter.Overdue, matter.DueAt,
            matter.EscalatedTo, matter.ReportedAt, matter.RespondedInTime, matter.ClosedAt, matter.ClosedInTime),
        CommunityView community => new PlaceFact(community.Code, community.Name),
        AreaView area => new PlaceFact(area.Code, area.Name),
        _ => null,
    };

    /// <summary>All places, all open matters, and those that changed in the last 32 days.</summary>
    public IReadOnlyList<ViewScan> Scans(string key, IReadOnlyList<string> topics, DateTimeOffset now) =>
    [
        new(Places, key),
        new(Matters, key) { ExceptStatuses = ["closed"] },
        new(Matters, key) { ChangedSince = now - Remembered },
    ];

    public BoardFold Open(string key, IReadOnlyList<string> topics) =>
        new AreaFold(AreaCode.Parse(key), boards.Value.Zone, boards.Value.MostTiles);

    private static Happening? Masked(Happening? latest) =>
        latest?.Detail is { } detail ? latest with { Detail = ContactMask.Mask(detail) } : latest;
}
