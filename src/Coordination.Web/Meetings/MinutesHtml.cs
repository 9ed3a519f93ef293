using System.Net;
using System.Text;

namespace Coordination.Web.Meetings;

/// <summary>Minutes as a page of their own: nothing is loaded, and it prints on A4.</summary>
internal static class MinutesHtml
{
    private const string Style =
        "body{font:16px/1.7 'Noto Serif CJK SC','Songti SC',SimSun,serif;max-width:46em;margin:2em auto;padding:0 1.5em;color:#15212a;background:#fff}" +
        "h1{font-size:1.6em;text-align:center}h2{font-size:1.2em;margin:1.6em 0 .4em;border-bottom:1px solid #15212a}h3{font-size:1em;margin:1.2em 0 .2em}" +
        "p{margin:.2em 0}table{border-collapse:collapse;width:100%;margin:.4em 0}th,td{border:1px solid #8a97a0;padding:.25em .6em;text-align:left;vertical-align:top}" +
        "tr>th:first-child{width:9em}tr,h3{break-inside:avoid;break-after:auto}h2,h3{break-after:avoid}@page{size:A4;margin:20mm}@media print{body{margin:0;padding:0;max-width:none}}";

    public static byte[] Of(MinutesPage page, MinutesWords words)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(words.Language.Name).Append("\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(Text(page.Title)).Append("</title><style>").Append(Style).Append("</style></head>\n<body>\n<main>\n<h1>").Append(Text(page.Title)).Append("</h1>\n");
        foreach (var block in page.Blocks)
            switch (block)
            {
                case HeadingBlock heading:
                    html.Append("<h").Append(heading.Level).Append('>').Append(Text(heading.Text)).Append("</h").Append(heading.Level).Append(">\n");
                    break;
                case LineBlock { IsStrong: true } line:
                    html.Append("<p><strong>").Append(Text(line.Text)).Append("</strong></p>\n");
                    break;
                case LineBlock line:
                    html.Append("<p>").Append(Text(line.Text)).Append("</p>\n");
                    break;
                case TableBlock table:
                    Table(html, table);
                    break;
            }
        return Encoding.UTF8.GetBytes(html.Append("</main>\n</body>\n</html>\n").ToString());
    }

    private static void Table(StringBuilder html, TableBlock table)
    {
        html.Append("<table>");
        if (table.Head.Count > 0) Row(html, table.Head, table.Head.Count);
        foreach (var row in table.Rows) Row(html, row, table.Head.Count == 0 ? 1 : 0);
        html.Append("</table>\n");
    }

    private static void Row(StringBuilder html, IReadOnlyList<string> cells, int heads)
    {
        html.Append("<tr>");
        for (var at = 0; at < cells.Count; at++)
            html.Append(at < heads ? "<th>" : "<td>").Append(Text(cells[at])).Append(at < heads ? "</th>" : "</td>");
        html.Append("</tr>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
