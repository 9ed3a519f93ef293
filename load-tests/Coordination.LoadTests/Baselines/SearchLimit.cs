using System.Diagnostics;
using System.Globalization;
using System.Text;
using Coordination.Core.Journal;
using Coordination.LoadTests.CommandLine;
using Npgsql;

namespace Coordination.LoadTests.Baselines;

/// <summary>
/// How long the first page of a search takes among very many matters: across all kinds and in a list, for rare and common words, two
/// and one characters, numbers and what isn't there, for who sees a county and for who sees one grid. In process, over the storage.
/// </summary>
internal static class SearchLimit
{
    public const string Verb = "search";

    private const int Page = 50, Rounds = 40;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly string[] Kinds = ["matters", "communities", "grids", "units"];

    private static readonly (string Sort, string Text)[] Texts =
        [("rare", "鹤鸣里"), ("common, two characters", "路灯"), ("in nearly all", "小区"), ("number", "W-012345"), ("words of one", "第12345号"), ("not there", "没有这样的"), ("one character", "灯")];

    public static async Task<int> Run(string engine, int matters, string folder, CancellationToken stop)
    {
        await using var stage = await InProcess.Open(new RunOptions { Start = Enum.Parse<Engine>(engine, ignoreCase: true), InProcess = true }, stop);
        var began = Stopwatch.GetTimestamp();
        await SearchFill.Fill(stage.Journal, matters, done => Console.Error.Write($"\r{done:N0}"), stop);
        Console.Error.WriteLine();
        await Analyze(stage.Database!.ConnectionString, stop);
        var report = new StringBuilder();
        report.AppendLine(CultureInfo.InvariantCulture, $"# {engine}, {matters:N0} matters, filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s")
            .AppendLine().AppendLine("| asked | text | place | rows | p50 ms | p95 ms |").AppendLine("|---|---|---|---|---|---|");
        var plans = new StringBuilder();
        foreach (var (sort, text) in Texts)
            foreach (var place in (string[])[SearchFill.County, SearchFill.GridOf(7)])
            {
                var find = new FindQuery(text, [.. Kinds.Select(kind => new SeenKind(kind, [place]))], 20);
                await Measure("find", sort, place, async () => (await stage.Views.Find(find, stop)).Count, report);
                if (place == SearchFill.County) Add(plans, $"find, {sort}", await stage.Plans.Of(find, stop));
                foreach (var order in (ViewSort[])[ViewSort.Id, ViewSort.Due, ViewSort.Updated])
                {
                    var list = new ViewQuery("matters", [place]) { Text = text, Sort = order, Size = Page };
                    await Measure($"list by {order}", sort, place, async () => (await stage.Views.List(list, stop)).Items.Count, report);
                    if (order == ViewSort.Due) Add(plans, $"list by due, {sort}, {(place == SearchFill.County ? "county" : "grid")}", await stage.Plans.Of(list, stop));
                }
            }
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"search-{engine}-{matters}.md");
        await File.WriteAllTextAsync(file, $"{report}\n{plans}", stop);
        Console.WriteLine(report);
        Console.WriteLine($"Plans: {file}");
        return 0;
    }

    // As the server of a database does by itself after a while.
    private static async Task Analyze(string connectionString, CancellationToken stop)
    {
        if (!connectionString.Contains("Host=", StringComparison.Ordinal)) return;
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("VACUUM ANALYZE");
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task Measure(string what, string sort, string place, Func<Task<int>> ask, StringBuilder report)
    {
        var (times, rows, began) = (new List<double>(Rounds), 0, Stopwatch.GetTimestamp());
        try
        {
            rows = await ask();
            while (times.Count < Rounds && Stopwatch.GetElapsedTime(began) < Longest)
            {
                var from = Stopwatch.GetTimestamp();
                rows = await ask();
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
        }
        catch (JournalException late)
        {
            Console.Error.WriteLine($"{what}, {sort}, {place}: {late.Message}");
        }
        times.Sort();
        var (p50, p95) = times.Count == 0 ? (double.NaN, double.NaN) : (times[times.Count / 2], times[Math.Min(times.Count - 1, times.Count * 95 / 100)]);
        report.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {sort} | {(place == SearchFill.County ? "county" : "grid")} | {rows} | {p50:0.0} | {p95:0.0} |");
    }

    private static void Add(StringBuilder plans, string what, IReadOnlyList<string> found)
    {
        plans.AppendLine(CultureInfo.InvariantCulture, $"## {what}").AppendLine();
        foreach (var plan in found) plans.AppendLine("```").AppendLine(plan).AppendLine("```").AppendLine();
    }
}
