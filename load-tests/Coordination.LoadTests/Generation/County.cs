using Bogus;

namespace Coordination.LoadTests.Generation;

/// <summary>One area of a generated county. A parent always comes before its children.</summary>
/// <param name="Level">As the import file names it: <c>county</c>, <c>street</c>, <c>community</c>, <c>grid</c>.</param>
internal sealed record AreaRow(string Code, string Name, string Level, string ParentCode);

/// <summary>A county with its grids, in no real range of codes.</summary>
internal sealed class County
{
    private const int GridsPerCommunity = 12;
    private const int CommunitiesPerStreet = 10;

    private County(string code, IReadOnlyList<AreaRow> areas)
    {
        Code = code;
        Areas = areas;
        Streets = CodesOf("street");
        Communities = CodesOf("community");
        Grids = CodesOf("grid");
    }

    public string Code { get; }
    public IReadOnlyList<AreaRow> Areas { get; }
    public IReadOnlyList<string> Streets { get; }
    public IReadOnlyList<string> Communities { get; }
    public IReadOnlyList<string> Grids { get; }

    /// <summary>The chains that stand in it.</summary>
    public IReadOnlyList<Chain> Chains { get; init; } = [];

    /// <summary>The firms of all chains.</summary>
    public IReadOnlyList<string> Firms => field ??= [.. Chains.SelectMany(chain => chain.Firms)];

    /// <summary>The teams of all chains.</summary>
    public IReadOnlyList<string> Teams => field ??= [.. Chains.SelectMany(chain => chain.Teams)];

    /// <summary>The chains in which joint meetings go on.</summary>
    public IReadOnlyList<Chain> MeetingChains => field ??= [.. Chains.Where(chain => chain.Meetings.Count > 0)];

    /// <summary>The same <paramref name="grids"/>, <paramref name="seed"/> and <paramref name="code"/> give the same county.</summary>
    /// <param name="grids">How many grids.</param>
    /// <param name="seed">Of the names.</param>
    /// <param name="code">The county's code.</param>
    /// <param name="firms">How many firms its chains have.</param>
    /// <param name="teams">How many teams.</param>
    /// <param name="meetings">How many joint meetings go on in them.</param>
    public static County Generate(int grids, int seed, string code, int firms = 0, int teams = 0, int meetings = 0)
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(seed) };
        var areas = new List<AreaRow>(grids + (grids / 8) + 3) { new(code, $"{faker.Address.City()}（负载测试）", "county", "") };
        var communities = Shares(grids, (grids + GridsPerCommunity - 1) / GridsPerCommunity);
        var streets = Shares(communities.Count, Math.Min(999, (communities.Count + CommunitiesPerStreet - 1) / CommunitiesPerStreet));
        var next = 0;
        for (var s = 0; s < streets.Count; s++)
        {
            var street = $"{code}{s + 1:000}";
            areas.Add(new AreaRow(street, $"{faker.Name.LastName()}{faker.Address.StreetSuffix()}街道", "street", code));
            for (var c = 0; c < streets[s]; c++)
            {
                var community = $"{street}{c + 1:000}";
                areas.Add(new AreaRow(community, $"{faker.Name.LastName()}{faker.Name.FirstName()}社区", "community", street));
                for (var g = 0; g < communities[next]; g++)
                    areas.Add(new AreaRow($"{community}{g + 1:000}", $"第{g + 1}网格", "grid", community));
                next++;
            }
        }
        return new County(code, areas) { Chains = Chain.Generate(firms, teams, code, meetings) };
    }

    /// <summary>A county whose shape is given.</summary>
    public static County Of(IReadOnlyList<AreaRow> areas) => new(areas[0].Code, areas);

    private static List<int> Shares(int all, int parts) =>
        [.. Enumerable.Range(0, parts).Select(part => ((part + 1) * (long)all / parts) - (part * (long)all / parts)).Select(share => (int)share)];

    private List<string> CodesOf(string level) => [.. Areas.Where(area => area.Level == level).Select(area => area.Code)];
}
