using Coordination.Contracts.Areas;
using Coordination.Contracts.Communities;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Areas;
using Coordination.Core.Communities;
using Coordination.Core.Grids;
using Coordination.Core.Matters;

namespace Coordination.Core.Journal;

/// <summary>Every kind of the house. A new feature adds its row here.</summary>
public static class KindCatalog
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<Kind> All { get; } =
    [
        new("areas", "area", typeof(AreaCommand), typeof(AreaView), id => Code(id, AreaLevel.County) ?? Code(id, AreaLevel.Street), true,
            new StreamFold<Area, AreaCommand, AreaEvent>()),
        new("communities", "community", typeof(CommunityCommand), typeof(CommunityView), id => Code(id, AreaLevel.Community), true,
            new StreamFold<Community, CommunityCommand, CommunityEvent>()),
        new("grids", "grid", typeof(GridCommand), typeof(GridView), id => Code(id, AreaLevel.Grid), true,
            new StreamFold<Grid, GridCommand, GridEvent>()),
        new("matters", "matter", typeof(MatterCommand), typeof(MatterView), WorkId.Canonical, false,
            new StreamFold<Matter, MatterCommand, MatterEvent>()),
    ];

    private static readonly Dictionary<string, Kind> ByName = All.ToDictionary(kind => kind.Name);
    private static readonly Dictionary<string, Kind> ByGrain = All.ToDictionary(kind => kind.GrainType);

    /// <summary>The kind of that name in paths; null when there is none.</summary>
    public static Kind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The kind whose grains have that type.</summary>
    public static Kind OfGrain(string grainType) => ByGrain[grainType];

    /// <summary>The kind that stands for areas of that level.</summary>
    public static Kind OfArea(AreaLevel level) => ByName[level switch
    {
        AreaLevel.Grid => "grids",
        AreaLevel.Community => "communities",
        _ => "areas",
    }];

    private static string? Code(string id, AreaLevel level) =>
        AreaCode.TryParse(id, out var code) && code.Level == level ? id : null;
}
