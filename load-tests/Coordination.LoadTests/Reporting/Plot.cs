using System.Globalization;
using System.Net;
using System.Text;

namespace Coordination.LoadTests.Reporting;

/// <summary>One line of a plot.</summary>
internal sealed record Line(string Name, string Colour, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A line plot as inline SVG.</summary>
internal static class Plot
{
    private const int Width = 860, Height = 240, Left = 70, Right = 28, Top = 14, Bottom = 34, Rulings = 4;

    /// <summary><paramref name="ticks"/> names points of the x axis; null counts seconds.</summary>
    public static string Draw(string title, string unit, IReadOnlyList<Line> lines, IReadOnlyList<string>? ticks = null)
    {
        var points = lines.SelectMany(line => line.Points).ToList();
        if (points.Count == 0) return "";
        var (least, most) = (points.Min(point => point.X), Math.Max(points.Max(point => point.X), points.Min(point => point.X) + 1));
        var top = Round(points.Max(point => point.Y));
        double X(double x) => Left + ((x - least) / (most - least) * (Width - Left - Right));
        double Y(double y) => Height - Bottom - (y / top * (Height - Top - Bottom));

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{WebUtility.HtmlEncode(title)} <small>{unit}</small> ");
        foreach (var line in lines) svg.Append(CultureInfo.InvariantCulture, $"<b style='color:{line.Colour}'>{line.Name}</b> ");
        svg.Append(CultureInfo.InvariantCulture, $"</figcaption><svg viewBox='0 0 {Width} {Height}' role='img'>");
        for (var ruling = 0; ruling <= Rulings; ruling++)
        {
            var value = top * ruling / Rulings;
            svg.Append(CultureInfo.InvariantCulture, $"<path d='M{Left} {Y(value):0.#}H{Width - Right}' stroke='#d7dee3'/><text x='{Left - 6}' y='{Y(value) + 4:0.#}' text-anchor='end'>{Number(value)}</text>");
        }
        var marks = ticks?.Select((name, at) => (X: (double)at, Name: name))
            ?? Enumerable.Range(0, 9).Select(at => least + ((most - least) * at / 8)).Select(x => (X: x, Name: $"{x.ToString("0.#", CultureInfo.InvariantCulture)} s"));
        foreach (var (x, name) in marks)
            svg.Append(CultureInfo.InvariantCulture, $"<text x='{X(x):0.#}' y='{Height - 12}' text-anchor='middle'>{name}</text>");
        foreach (var line in lines)
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill='none' stroke='{line.Colour}' stroke-width='2' points='{string.Join(' ', line.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.X):0.#},{Y(point.Y):0.#}")))}'/>");
        return svg.Append("</svg></figure>").ToString();
    }

    public static string Number(double value) => value switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };

    private static double Round(double most)
    {
        if (most <= 0) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return Math.Ceiling(most / power * 2) / 2 * power;
    }
}
