namespace Coordination.LoadTests.Generation;

/// <summary>A generated chain that stands in a county, with the ids of what is in it.</summary>
internal sealed record Chain(string Id, string Area, IReadOnlyList<string> Firms, IReadOnlyList<string> Teams, IReadOnlyList<string> Units)
{
    private const int FirmsAtMost = 200, UnitsEach = 4;

    /// <summary>As few chains of at most 200 firms as it takes, the teams shared out among them.</summary>
    public static IReadOnlyList<Chain> Generate(int firms, int teams, string county)
    {
        var chains = (Math.Max(firms, teams) + FirmsAtMost - 1) / FirmsAtMost;
        return [.. Enumerable.Range(0, chains).Select(at => One($"load-{county}-{at + 1}", county, Share(firms, at, chains), Share(teams, at, chains)))];
    }

    private static Chain One(string id, string county, int firms, int teams) =>
        new(id, county, Ids(id, 'f', firms), Ids(id, 't', teams), Ids(id, 'u', UnitsEach));

    private static int Share(int all, int part, int parts) => (int)(((part + 1) * (long)all / parts) - (part * (long)all / parts));

    private static List<string> Ids(string chain, char kind, int count) => [.. Enumerable.Range(1, count).Select(one => $"{chain}.{kind}{one:000}")];
}
