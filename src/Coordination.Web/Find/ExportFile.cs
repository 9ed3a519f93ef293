using CsvHelper;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Coordination.Web.Find;

/// <summary>How rows become a file.</summary>
/// <param name="Name">As the address ends.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Write">Writes headings and rows; the rows are read while it writes.</param>
internal sealed record ExportFormat(string Name, string MediaType, Func<Stream, string[], IAsyncEnumerable<object?[]>, CancellationToken, Task> Write)
{
    // Cells that begin a formula are escaped where they are made, alike for every format.
    private static readonly CsvWriterOptions Csv = new() { WriteByteOrderMark = true };

    private static readonly OpenXmlConfiguration Sheet = new() { AutoFilter = true, FreezeRowCount = 1, FastMode = true };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("csv", "text/csv; charset=utf-8", WriteCsv),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", WriteSheet),
    ];

    private static async Task WriteCsv(Stream file, string[] titles, IAsyncEnumerable<object?[]> rows, CancellationToken stop)
    {
        using var csv = CsvWriter.Create(file, Csv, leaveOpen: true);
        csv.WriteRecord(titles);
        await foreach (var row in rows.WithCancellation(stop)) csv.WriteRecord([.. row.Select(Text)]);
    }

    // The library takes its rows one by one as it writes: off the threads of requests, since each may wait for the database.
    private static async Task WriteSheet(Stream file, string[] titles, IAsyncEnumerable<object?[]> rows, CancellationToken stop) => await Task.Run(
        () => MiniExcel.SaveAs(file, Named(titles, rows.ToBlockingEnumerable(stop)), configuration: Sheet), stop);

    private static IEnumerable<Dictionary<string, object?>> Named(string[] titles, IEnumerable<object?[]> rows)
    {
        var keys = Distinct(titles);
        var any = false;
        foreach (var row in rows)
        {
            any = true;
            var named = new Dictionary<string, object?>(keys.Length);
            for (var at = 0; at < keys.Length; at++) named[keys[at]] = row[at];
            yield return named;
        }
        if (!any) yield return keys.ToDictionary(key => key, _ => (object?)null);
    }

    // Two columns may be called alike.
    private static string[] Distinct(string[] titles) =>
        [.. titles.Select((title, at) => titles.Take(at).Contains(title) ? $"{title} {at + 1}" : title)];

    private static string Text(object? cell) => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
