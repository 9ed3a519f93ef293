using Coordination.Web.Gate;
using CsvHelper;

namespace Coordination.Web.Api.Imports;

/// <summary>A file of an import: UTF-8, separated by commas, the first line names the columns.</summary>
/// <param name="Heading">The columns.</param>
/// <param name="Lines">Each data line with its number; the heading is line 1.</param>
internal sealed record CsvFile(IReadOnlyList<string> Heading, IReadOnlyList<(int Number, string[] Cells)> Lines)
{
    /// <summary>The most bytes that a file has.</summary>
    public const int Bytes = 16 * 1024 * 1024;

    private const int Most = 100_000;

    private static readonly CsvReaderOptions Csv = new()
    {
        Separator = ',',
        TrimWhitespace = true,
        AllowLineBreaksInQuotes = false,
        TrackLineNumbers = true,
        MaxRecordSize = 64 * 1024,
    };

    /// <summary>The body of a request; else the problem to answer.</summary>
    public static async ValueTask<(CsvFile? File, Reply Problem)> Of(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) != true)
            return (null, Reply.Problem(StatusCodes.Status415UnsupportedMediaType, Codes.BodyNotCsv));
        if (await Bodies.Read(context, Bytes) is not { } body) return (null, Bodies.TooLarge);
        var (file, fault) = Read(body);
        return (file, fault is null ? default : Reply.Bad(fault));
    }

    /// <summary>Reads it; else what is wrong with it.</summary>
    public static (CsvFile? File, string? Fault) Read(ReadOnlyMemory<byte> file)
    {
        if (!System.Text.Unicode.Utf8.IsValid(file.Span)) return (null, Codes.BodyInvalidUtf8);
        using var csv = CsvReader.Create(file, Csv);
        var lines = new List<(int, string[])>();
        try
        {
            var heading = csv.Headers.ToArray();
            while (csv.Read())
            {
                if (lines.Count == Most) return (null, Codes.ImportTooManyLines);
                lines.Add(((int)csv.LineNumber, csv.Current.ToArray()));
            }
            return (new CsvFile(heading, lines), null);
        }
        catch (CsvFormatException)
        {
            return (null, Codes.ImportMalformedLine);
        }
    }
}
