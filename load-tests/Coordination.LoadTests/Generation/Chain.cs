using System.Security.Cryptography;
using System.Text;

namespace Coordination.LoadTests.Generation;

/// <summary>A generated chain that stands in a county, with the ids of what is in it.</summary>
internal sealed record Chain(string Id, string Area, IReadOnlyList<string> Firms, IReadOnlyList<string> Teams, IReadOnlyList<string> Units, IReadOnlyList<string> Meetings)
{
    private const int FirmsAtMost = 200, UnitsEach = 4, UnitsThatMeet = 13;

    /// <summary>As few chains of at most 200 firms as it takes, teams and meetings shared out among them.</summary>
    public static IReadOnlyList<Chain> Generate(int firms, int teams, string county, int meetings = 0)
    {
        var chains = Math.Max((Math.Max(firms, teams) + FirmsAtMost - 1) / FirmsAtMost, Math.Min(meetings, 1));
        return [.. Enumerable.Range(0, chains).Select(at => One($"load-{county}-{at + 1}", county, Share(firms, at, chains), Share(teams, at, chains), Share(meetings, at, chains)))];
    }

    private static Chain One(string id, string county, int firms, int teams, int meetings) => new(
        id, county, Ids(id, 'f', firms), Ids(id, 't', teams), Ids(id, 'u', meetings > 0 ? UnitsThatMeet : UnitsEach),
        [.. Enumerable.Range(1, meetings).Select(number => Meeting(id, number))]);

    // A UUID that is the same for the same chain.
    private static string Meeting(string chain, int number) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{chain}/{number}")).AsSpan(0, 16)).ToString("D");

    private static int Share(int all, int part, int parts) => (int)(((part + 1) * (long)all / parts) - (part * (long)all / parts));

    private static List<string> Ids(string chain, char kind, int count) => [.. Enumerable.Range(1, count).Select(one => $"{chain}.{kind}{one:000}")];
}
