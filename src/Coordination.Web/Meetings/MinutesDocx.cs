using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Coordination.Web.Meetings;

/// <summary>Minutes as a Word document, the same to the byte for the same minutes.</summary>
internal static class MinutesDocx
{
    private const string Latin = "Times New Roman", Chinese = "SimSun";

    /// <summary>The earliest time that a zip file can hold: entries say no time of their own.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(MinutesPage page, MinutesWords words)
    {
        using var made = new MemoryStream();
        using (var document = WordprocessingDocument.Create(made, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "rId1");
            var body = new Body(Paragraph(page.Title, 36, true, JustificationValues.Center));
            foreach (var block in page.Blocks) body.Append(Element(block));
            body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Right = 1134, Bottom = 1134, Left = 1134 }));
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = new Styles(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = Chinese }, new FontSize { Val = "24" }, new Languages { Val = "en-US", EastAsia = words.Language.Name }))));
        }
        return WithoutTimes(made);
    }

    private static OpenXmlElement Element(MinutesBlock block) => block switch
    {
        HeadingBlock { Level: 2, Text: var text } => Paragraph(text, 28, true),
        HeadingBlock { Text: var text } => Paragraph(text, 24, true),
        LineBlock { Text: var text, IsStrong: var isStrong } => Paragraph(text, 24, isStrong),
        TableBlock table => Table(table),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
    };

    private static Table Table(TableBlock block)
    {
        BorderType Line<T>() where T : BorderType, new() => new T { Val = BorderValues.Single, Size = 4 };
        var table = new Table(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
            new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())));
        var columns = Math.Max(block.Head.Count, block.Rows.Count == 0 ? 0 : block.Rows.Max(row => row.Count));
        table.Append(new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn())));
        if (block.Head.Count > 0) table.Append(Row(block.Head, block.Head.Count));
        foreach (var row in block.Rows) table.Append(Row(row, block.Head.Count == 0 ? 1 : 0));
        return table;
    }

    private static TableRow Row(IReadOnlyList<string> cells, int heads) =>
        new(cells.Select((text, at) => new TableCell(Paragraph(text, 22, at < heads))));

    private static Paragraph Paragraph(string text, int halfPoints, bool isBold, JustificationValues? align = null)
    {
        var run = new RunProperties();
        if (isBold) run.Append(new Bold());
        run.Append(new FontSize { Val = halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        var paragraph = new Paragraph();
        if (align is { } how) paragraph.Append(new ParagraphProperties(new Justification { Val = how }));
        paragraph.Append(new Run(run, new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }));
        return paragraph;
    }

    // XML has no way to write these.
    private static string Clean(string text) => string.Concat(text.Where(letter => System.Xml.XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));

    // Without packing, so that another version of the runtime packs no other way.
    private static byte[] WithoutTimes(MemoryStream made)
    {
        made.Position = 0;
        using var whole = new MemoryStream();
        using (var from = new ZipArchive(made, ZipArchiveMode.Read))
        using (var to = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        return whole.ToArray();
    }
}
