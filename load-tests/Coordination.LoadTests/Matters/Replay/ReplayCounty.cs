using System.Globalization;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Matters.Replay;

/// <summary>
/// The places of a recording as a county: a region is a street with one community, a council is a grid there. What
/// has no region or council (id 0, or an id that no lookup has) keeps a place of its own, so no request is left out.
/// </summary>
internal sealed class ReplayCounty
{
    private readonly Dictionary<int, string> _grids = [];

    private ReplayCounty(County county, Dictionary<int, string> grids) => (County, _grids) = (county, grids);

    public County County { get; }

    /// <summary>The grid of a council.</summary>
    public string GridOf(int council) => _grids[council];

    public static ReplayCounty Of(Recording recording, string code)
    {
        var grids = new Dictionary<int, string>();
        var areas = new List<AreaRow> { new(code, "Los Angeles（回放）", "county", "") };
        var places = recording.Requests.GroupBy(request => request.Council).Select(council => (
            Council: council.Key, Region: council.GroupBy(request => request.Region).MaxBy(region => region.Count())!.Key));
        foreach (var region in places.GroupBy(place => place.Region).OrderBy(region => region.Key))
        {
            var street = string.Create(CultureInfo.InvariantCulture, $"{code}{region.Key + 1:000}");
            var community = street + "001";
            var name = recording.Regions.GetValueOrDefault(region.Key, region.Key == 0 ? "No region" : $"Region {region.Key}");
            areas.Add(new AreaRow(street, name, "street", code));
            areas.Add(new AreaRow(community, name, "community", street));
            foreach (var (council, at) in region.Select(place => place.Council).Order().Select((council, at) => (council, at)))
            {
                var grid = string.Create(CultureInfo.InvariantCulture, $"{community}{at + 1:000}");
                grids.Add(council, grid);
                areas.Add(new AreaRow(grid, recording.Councils.GetValueOrDefault(council, council == 0 ? "No council" : $"Council {council}"), "grid", community));
            }
        }
        return new ReplayCounty(County.Of(areas), grids);
    }
}
