using Coordination.Contracts.Areas;
using Coordination.Web.Api.Imports;
using Coordination.Web.Gate;

namespace Coordination.Web.Areas;

/// <summary>One line of a file of divisions: an area, or why it is none.</summary>
/// <param name="Number">The heading is line 1.</param>
/// <param name="Code">As it stands in the file when refused.</param>
/// <param name="Area">Null when refused.</param>
/// <param name="Name">Inert.</param>
/// <param name="Refusal">Null when it is an area.</param>
internal sealed record DivisionLine(int Number, string Code, AreaCode? Area, string Name, string? Refusal);

/// <summary>
/// Reads <c>code,name,level,parent_code</c>. Codes are as GB/T 2260 and its like have them, padded with zeros to 12
/// digits, or short. A parent above the county is no part of the installation and is not looked at.
/// </summary>
internal static class DivisionLines
{
    private const int LongestName = 100;

    private static readonly string[] Heading = ["code", "name", "level", "parent_code"];

    /// <summary>The lines in their order; else what is wrong with the file.</summary>
    public static (IReadOnlyList<DivisionLine> Lines, string? Fault) Read(CsvFile file) =>
        file.Heading.SequenceEqual(Heading, StringComparer.OrdinalIgnoreCase)
            ? ([.. file.Lines.Select(line => Parse(line.Number, line.Cells))], null)
            : ([], ImportRefusals.Heading);

    private static DivisionLine Parse(int number, string[] record)
    {
        var given = record[0].Length > 40 ? record[0][..40] : record[0];
        if (record.Length != Heading.Length) return new(number, given, null, "", Codes.ImportMalformedLine);
        if (!TryCode(record[0], out var code)) return new(number, given, null, "", ImportRefusals.MalformedCode);
        if (!InertText.TryClean(record[1], out var name)) return new(number, given, null, "", ImportRefusals.MalformedName);
        var refusal =
            IsAboveCounty(code) || LevelOf(record[2]) != code.Level ? ImportRefusals.Level
            : InertText.IsBlank(name) ? ImportRefusals.BlankName
            : name.Length > LongestName ? ImportRefusals.NameTooLong
            : !IsParent(record[3], code) ? ImportRefusals.WrongParent
            : null;
        return new(number, refusal is null ? code.Value : given, refusal is null ? code : null, name, refusal);
    }

    private static bool TryCode(string text, out AreaCode code)
    {
        // 360424000000 is a county and 360424100000 a town: the zeros only fill up.
        var significant = text.Length == 12 ? 12 : 0;
        while (significant > 6 && text.AsSpan(significant - 3, 3) is "000") significant -= 3;
        return AreaCode.TryParse(significant > 0 ? text[..significant] : text, out code);
    }

    private static bool IsAboveCounty(AreaCode code) =>
        code.Level == AreaLevel.County && code.Value.EndsWith("00", StringComparison.Ordinal);

    private static AreaLevel? LevelOf(string text) => text.ToUpperInvariant() switch
    {
        "COUNTY" => AreaLevel.County,
        "TOWN" or "STREET" => AreaLevel.Street,
        "VILLAGE" or "COMMUNITY" => AreaLevel.Community,
        "GRID" => AreaLevel.Grid,
        _ => null,
    };

    private static bool IsParent(string text, AreaCode child) =>
        child.Parent is not { } parent || text.Length == 0 || TryCode(text, out var given) && given == parent;
}
