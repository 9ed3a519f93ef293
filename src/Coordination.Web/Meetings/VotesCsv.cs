using CsvHelper;

namespace Coordination.Web.Meetings;

/// <summary>Votes as a table that spreadsheets open: UTF-8 with its mark, and no cell that begins a formula.</summary>
internal static class VotesCsv
{
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public static byte[] Of(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Csv, leaveOpen: true))
            foreach (var row in rows)
                csv.WriteRecord([.. row]);
        return file.ToArray();
    }
}
