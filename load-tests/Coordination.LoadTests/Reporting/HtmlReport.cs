using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Coordination.Contracts;

namespace Coordination.LoadTests.Reporting;

/// <summary><c>report.html</c>: one file that needs nothing else.</summary>
internal static class HtmlReport
{
    private const string Blue = "#1f6feb", Orange = "#c9510c", Green = "#1a7f37";

    private static readonly JsonSerializerOptions Settings = new(WireJson.Options) { WriteIndented = true };

    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;color:#1b2328;background:#fff;max-width:960px;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.6rem}figure{margin:2rem 0}figcaption{font-weight:600}small{font-weight:400;color:#57656f}
        table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;border-bottom:1px solid #d7dee3;text-align:left}
        td.n{text-align:right;font-variant-numeric:tabular-nums}svg{width:100%;height:auto}svg text{font-size:12px;fill:#57656f}
        .good{color:#1a7f37}.bad{color:#b42318}pre{background:#f4f6f8;padding:1rem;overflow:auto}
        """;

    public static string Write(Report report, Findings findings)
    {
        var verdict = report.IsGood
            ? "<p class='good'><b>✓ Every acknowledged command is in history once, and every wall and work list shows what history says.</b></p>"
            : "<p class='bad'><b>! Something acknowledged is missing or twice in history, a wall or work list shows something else or did not come back, or nothing was acknowledged.</b></p>";
        var html = new StringBuilder("<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Load report</title><style>")
            .Append(Style).Append("</style></head><body><h1>Load report: ").Append(report.Mode).Append("</h1>").Append(verdict)
            .Append("<table><tbody>");
        foreach (var (name, value, unit, limit) in Rows(report))
            html.Append(CultureInfo.InvariantCulture, $"<tr><th>{name}</th><td class='n'>{(value is { } number ? Plot.Number(number) : "–")}</td><td>{unit}</td><td>{limit}</td></tr>");
        html.Append("</tbody></table>");

        html.Append(Plot.Draw("Acknowledged", "commands/s", [new("all", Blue, [.. findings.Acks.Select(one => ((double)one.Second, (double)one.Count))])]));
        html.Append(Plot.Draw("Acknowledgement latency", "ms", [
            new("p50", Blue, [.. findings.Acks.Select(one => ((double)one.Second, one.P50Ms))]),
            new("p99", Orange, [.. findings.Acks.Select(one => ((double)one.Second, one.P99Ms))])]));
        html.Append(Plot.Draw("Wall latency", "ms", [
            new("p50", Blue, [.. findings.Walls.Select(one => ((double)one.Second, one.P50Ms))]),
            new("p99", Orange, [.. findings.Walls.Select(one => ((double)one.Second, one.P99Ms))])]));
        html.Append(Plot.Draw("Latency by percentile", "ms", [
            new("acknowledgement", Blue, Spread(findings.AckSpread)),
            new("wall", Green, Spread(findings.WallSpread))],
            [.. Findings.Percentiles.Select(percentile => string.Create(CultureInfo.InvariantCulture, $"p{percentile}"))]));
        html.Append(Plot.Draw("Server processor", "% of one", [new("CPU", Orange, [.. findings.Server.Select(one => ((double)one.Second, one.CpuPercent))])]));
        html.Append(Plot.Draw("Server memory", "MiB resident", [new("RSS", Blue, [.. findings.Server.Select(one => ((double)one.Second, one.RssMiB))])]));

        html.Append("<h2>Notes</h2><ul>");
        foreach (var note in findings.Notes) html.Append("<li>").Append(WebUtility.HtmlEncode(note)).Append("</li>");
        return html.Append("</ul><h2>Settings</h2><pre>")
            .Append(WebUtility.HtmlEncode(JsonSerializer.Serialize(report.Settings, Settings)))
            .Append("</pre></body></html>\n").ToString();
    }

    private static IReadOnlyList<(double, double)> Spread(IReadOnlyList<double> spread) => [.. spread.Select((ms, at) => ((double)at, ms))];

    private static IEnumerable<(string Name, double? Value, string Unit, string Limit)> Rows(Report report) =>
    [
        ("Acknowledged", report.AckedPerSecond, "commands/s", Beside(report)),
        ("Acknowledgement, p50", report.AckP50Ms, "ms", ""),
        ("Acknowledgement, p99", report.AckP99Ms, "ms", ""),
        ("Wall, p50", report.WallP50Ms, "ms", ""),
        ("Wall, p99", report.WallP99Ms, "ms", report.BroadcastP99Ms is { } bare ? $"bare broadcast {Plot.Number(bare)} ms" : ""),
        .. report.WallsBySort.Select(one => ($"{one.Value.Walls} {one.Key} walls, p99", one.Value.P99Ms, "ms", "")),
        ("Received by one wall", report.WallBytesPerSecond, "bytes/s", ""),
        ("Lost", report.Lost, "commands", ""),
        ("Duplicated", report.Duplicated, "commands", ""),
        ("Walls diverged", report.WallsDiverged, "walls", ""),
        ("Work lists diverged", report.WorkListsDiverged, "lists", ""),
        ("Streams that ended in the stall", report.StreamsEnded, "streams", ""),
        ("Streams that did not come back", report.StreamsNotResumed, "streams", ""),
        ("Server processor time", report.ServerCpuSeconds, "s", ""),
        ("Server memory", report.ServerRssMiB, "MiB", ""),
        ("Journal alone", report.JournalLimitPerSecond, "commands/s", ""),
        ("Bare echo endpoint", report.EchoLimitPerSecond, "commands/s", ""),
        ("Bare broadcast, p99", report.BroadcastP99Ms, "ms", ""),
        ("Bare broadcast", report.BroadcastLimitPerSecond, "frames/s", ""),
    ];

    private static string Beside(Report report)
    {
        string Of(double? limit, string what) =>
            limit is > 0 && report.AckedPerSecond is { } acked ? string.Create(CultureInfo.InvariantCulture, $"{acked / limit.Value:0.00} × {what}") : "";
        string[] ratios = [Of(report.JournalLimitPerSecond, "the journal alone"), Of(report.EchoLimitPerSecond, "the bare echo")];
        return string.Join(", ", ratios.Where(ratio => ratio.Length > 0));
    }
}
