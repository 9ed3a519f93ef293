using System.Buffers;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Web.Gate;

namespace Coordination.Web.Api.Imports;

/// <summary>One line of a file of commands: what is asked of which thing.</summary>
/// <param name="Number">The heading is line 1.</param>
/// <param name="Given">The id as it stands in the file.</param>
/// <param name="Id">The id in its canonical form; null when it is malformed.</param>
/// <param name="Body">The command's members as UTF-8 JSON; null when the line is malformed.</param>
internal sealed record CommandLine(int Number, string Given, string? Id, byte[]? Body)
{
    private const int LongestGiven = 100;

    /// <summary>
    /// Reads the lines for one command: the column <c>id</c> and members of the command by their names in JSON. A cell left
    /// empty is a member left out, or an empty text where one is required. Else the heading's column that is to blame.
    /// </summary>
    public static (IReadOnlyList<CommandLine> Lines, string? Column) Read(CsvFile file, CommandShape command)
    {
        var members = new JsonPropertyInfo?[file.Heading.Count];
        for (var column = 0; column < members.Length; column++)
        {
            var name = file.Heading[column];
            members[column] = command.Json.Properties.FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (members[column] is null != IsId(name) || file.Heading.Take(column).Contains(name, StringComparer.OrdinalIgnoreCase)) return ([], name);
        }
        var id = Array.IndexOf(members, null);
        return id < 0 ? ([], "id") : ([.. file.Lines.Select(line => Line(line.Number, line.Cells, id, members, command))], null);
    }

    private static bool IsId(string name) => name.Equals("id", StringComparison.OrdinalIgnoreCase);

    private static CommandLine Line(int number, string[] cells, int id, JsonPropertyInfo?[] members, CommandShape command)
    {
        var given = id < cells.Length ? cells[id] : "";
        if (given.Length > LongestGiven) given = given[..LongestGiven];
        return cells.Length == members.Length
            ? new(number, given, command.Kind.ParseId(cells[id]), Members(cells, members))
            : new(number, given, null, null);
    }

    private static byte[] Members(string[] cells, JsonPropertyInfo?[] members)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            for (var column = 0; column < cells.Length; column++)
                if (members[column] is { } member && (cells[column].Length > 0 || IsRequired(member)))
                    Write(json, member, cells[column]);
            json.WriteEndObject();
        }
        return written.WrittenSpan.ToArray();
    }

    private static bool IsRequired(JsonPropertyInfo member) => member.AttributeProvider?.IsDefined(typeof(RequiredAttribute), false) == true;

    // What is no number where one is due is written as a text, which the command refuses.
    private static void Write(Utf8JsonWriter json, JsonPropertyInfo member, string text)
    {
        json.WritePropertyName(member.Name);
        if (Type.GetTypeCode(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType) is TypeCode.Int32 or TypeCode.Int64 or TypeCode.Decimal
            && !member.PropertyType.IsEnum
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(text);
    }
}
