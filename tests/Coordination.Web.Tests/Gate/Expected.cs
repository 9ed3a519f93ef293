using Coordination.Contracts.Gate;
using Coordination.Web.Gate;
using static Coordination.Contracts.Gate.Role;

namespace Coordination.Web.Tests.Gate;

/// <summary>Who may do what, written down a second time from the domain, independent of the permission table.</summary>
public static class Expected
{
    private static readonly Role[] Registrar = [Administrator];
    private static readonly Role[] Leadership = [CountyOperator, Administrator];
    private static readonly Role[] Organiser = [CommunitySecretary, Administrator];
    private static readonly Role[] OnTheSpot = [GridMember];
    private static readonly Role[] Office = [CommunitySecretary, CountyOperator];
    private static readonly Role[] Nobody = [];
    private static readonly Role[] Field = [CountyOperator, ProjectLead, CommunitySecretary, GridMember, BuildingHead, DeliberationParty];

    public static IReadOnlyDictionary<string, Role[]> Senders { get; } = new Dictionary<string, Role[]>
    {
        ["areas/register"] = Registrar,
        ["communities/register"] = Registrar,
        ["communities/name-committee"] = Leadership,
        ["communities/link-leader"] = Leadership,
        ["communities/assign-first-secretary"] = Leadership,
        ["grids/register"] = Registrar,
        ["grids/enrol-member"] = Organiser,
        ["grids/retire-member"] = Organiser,
        ["grids/go-on-duty"] = OnTheSpot,
        ["grids/go-off-duty"] = OnTheSpot,
        ["grids/report-level"] = OnTheSpot,
        ["grids/record-patrol"] = OnTheSpot,
        ["grids/record-building"] = Organiser,
        ["grids/remove-building"] = Organiser,
        ["grids/contract-unit"] = Organiser,
        ["grids/release-unit"] = Organiser,
        ["grids/note-matter"] = Nobody,
        ["matters/report"] = [GridMember, BuildingHead, CommunitySecretary, CountyOperator],
        ["matters/file"] = Office,
        ["matters/dispatch"] = Office,
        ["matters/handle"] = [GridMember, CommunitySecretary],
        ["matters/verify"] = Office,
        ["matters/close"] = Office,
        ["matters/escalate"] = Nobody,
    };

    public static IReadOnlyDictionary<string, Role[]> Seers { get; } = new Dictionary<string, Role[]>
    {
        ["areas"] = [.. Field, Administrator],
        ["communities"] = [.. Field, Administrator],
        ["grids"] = [.. Field, Administrator],
        ["matters"] = Field,
    };

    public static IReadOnlyDictionary<string, Role[]> Watchers { get; } = new Dictionary<string, Role[]>
    {
        ["area"] = [CountyOperator, ProjectLead, CommunitySecretary, GridMember, Administrator],
    };

    /// <summary>What the table says otherwise, row by row; empty when both agree.</summary>
    public static IEnumerable<string> Differences(IReadOnlyList<CommandRow> commands, IReadOnlyList<SightRow> views, IReadOnlyList<SightRow> boards) =>
        Compare(Senders, commands.Select(row => (Names.Of(row.Command), row.Roles)))
            .Concat(Compare(Seers, views.Select(row => (row.Kind, row.Roles))))
            .Concat(Compare(Watchers, boards.Select(row => (row.Kind, row.Roles))));

    private static IEnumerable<string> Compare(IReadOnlyDictionary<string, Role[]> expected, IEnumerable<(string Name, Role[] Roles)> rows)
    {
        var found = rows.ToDictionary(row => row.Name, row => row.Roles);
        return expected.Keys.Union(found.Keys).Where(name =>
            !expected.TryGetValue(name, out var one) || !found.TryGetValue(name, out var other) || !one.ToHashSet().SetEquals(other));
    }
}
