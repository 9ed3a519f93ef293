using System.Text.Json;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Communities;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Contracts.Privacy;
using Coordination.Core.Journal;

namespace Coordination.Core.Boards;

/// <summary>What boards take from a view. Titles and reasons lose contact data on the way: no wall shows a phone number.</summary>
public static class BoardFacts
{
    /// <summary>The kinds that boards of areas show.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["areas", "communities", "grids", "matters"];

    /// <summary>The fact of a view of this process or of a past state; null when boards don't show it.</summary>
    public static BoardFact? Of(string stream, long version, DateTimeOffset at, object? view) => view switch
    {
        GridView grid => new GridFact(
            stream, version, at, grid.Code, Inert(grid.Latest), grid.Name, grid.Level, grid.Members.Count, grid.OnDuty,
            grid.OpenMatters, grid.OverdueMatters, grid.LastPatrol),
        MatterView { Grid.Value.Length: > 0 } matter => new MatterFact(
            stream, version, at, matter.Grid, Inert(matter.Latest), ContactMask.Mask(matter.Title), matter.Step, matter.Overdue,
            matter.DueAt, matter.EscalatedTo, matter.ReportedAt, matter.RespondedInTime, matter.ClosedAt, matter.ClosedInTime),
        CommunityView community => new PlaceFact(stream, version, at, community.Code, null, community.Name),
        AreaView area => new PlaceFact(stream, version, at, area.Code, null, area.Name),
        _ => null,
    };

    /// <summary>The fact of a view read back.</summary>
    public static BoardFact? Of(StoredView stored) =>
        KindCatalog.Find(stored.Row.Kind) is { } kind
            ? Of(stored.Stream, stored.Version, stored.UpdatedAt, JsonSerializer.Deserialize(stored.Row.Body.Span, kind.ViewType, StoredJson.Options))
            : null;

    private static Happening? Inert(Happening? latest) =>
        latest?.Detail is { } detail ? latest with { Detail = ContactMask.Mask(detail) } : latest;
}
