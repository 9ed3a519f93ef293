using System.Globalization;

namespace Coordination.LoadTests.Reporting;

/// <summary>Writes the reports and says in a few lines what they say.</summary>
internal static class Outcome
{
    /// <summary>Returns the exit code: 0 only for a good report.</summary>
    public static async Task<int> Write(string folder, Report report, Findings findings)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.json"), report.ToJson());
        await File.WriteAllTextAsync(Path.Combine(folder, "report.html"), HtmlReport.Write(report, findings));

        var culture = CultureInfo.InvariantCulture;
        Console.WriteLine(string.Create(culture, $"{report.AckedPerSecond:N0} acknowledged/s, p50 {report.AckP50Ms:0.#} ms, p99 {report.AckP99Ms:0.#} ms"));
        Console.WriteLine(string.Create(culture, $"walls p50 {report.WallP50Ms:0.#} ms, p99 {report.WallP99Ms:0.#} ms, {report.WallBytesPerSecond:N0} bytes/s each"));
        foreach (var (sort, times) in report.WallsBySort)
            Console.WriteLine(string.Create(culture, $"{times.Walls} {sort} walls p50 {times.P50Ms:0.#} ms, p99 {times.P99Ms:0.#} ms"));
        if (report.Screens is { } screens)
            Console.WriteLine(string.Create(culture, $"tap to the last of a room's screens ({screens.Screens} in all) p50 {screens.LastP50Ms:0.#} ms, p99 {screens.LastP99Ms:0.#} ms"));
        Console.WriteLine(string.Create(culture, $"journal {report.JournalLimitPerSecond:N0}/s, echo {report.EchoLimitPerSecond:N0}/s, broadcast p99 {report.BroadcastP99Ms:0.#} ms and {report.BroadcastLimitPerSecond:N0}/s"));
        foreach (var note in findings.Notes) Console.WriteLine(note);
        if (report.StreamsEnded is { } ended) Console.WriteLine($"{ended} streams ended in the stall, {report.StreamsNotResumed} did not come back");
        Console.WriteLine($"{report.Lost} lost, {report.Duplicated} duplicated, {report.WallsDiverged} walls and {report.WorkListsDiverged ?? 0} work lists diverged. See {Path.Combine(folder, "report.html")}");
        return report.IsGood ? 0 : 1;
    }
}
