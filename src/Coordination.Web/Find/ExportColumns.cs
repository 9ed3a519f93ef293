using System.Globalization;
using System.Resources;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Core.Journal;
using Coordination.Core.Privacy;

namespace Coordination.Web.Find;

/// <summary>
/// The columns of a kind's exports: the members of its view that are one value, in their order, then where it stands by name and
/// when it changed last. What a list masks is masked, and no cell begins a formula.
/// </summary>
internal sealed class ExportColumns
{
    private const string PlaceName = "placeName", ChangedAt = "changedAt";

    private static readonly ResourceManager Headings = new("Coordination.Web.Find.ExportTexts", typeof(ExportColumns).Assembly);

    private readonly MaskedJson _masked;
    private readonly Dictionary<string, int> _at;
    private readonly bool[] _isTime;
    private readonly CultureInfo _language;
    private readonly TimeZoneInfo _zone;

    public ExportColumns(Kind kind, CultureInfo language, TimeZoneInfo zone)
    {
        (_language, _zone, _masked) = (language, zone, MaskedJson.Of(kind.ViewType));
        var members = MembersOf(kind);
        Names = [.. members.Select(one => one.Name), PlaceName, ChangedAt];
        _at = members.Select((one, at) => (one.Name, at)).ToDictionary(one => one.Name, one => one.at);
        _isTime = [.. members.Select(one => one.IsTime)];
    }

    /// <summary>The members' names, as JSON has them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>In the reader's language.</summary>
    public IEnumerable<string> Titles => Names.Select(name => Word(name) ?? name);

    /// <summary>The sentence that a file ends with when there was more than it holds.</summary>
    public string CutAt(int most) => string.Format(_language, Word("cut")!, most);

    /// <summary>The names of all columns that can be.</summary>
    internal static IEnumerable<string> All => KindCatalog.All.SelectMany(MembersOf).Select(one => one.Name).Append(PlaceName).Append(ChangedAt).Distinct();

    internal static bool IsNamed(string column, CultureInfo language) => Headings.GetString(column, language) is not null;

    /// <summary>A text, a number or null for each column.</summary>
    public object?[] Row(StoredView view, string? place)
    {
        var cells = new object?[Names.Count];
        using (var masked = Masked(view))
            foreach (var member in masked.RootElement.EnumerateObject())
                if (_at.TryGetValue(member.Name, out var at)) cells[at] = Cell(member.Value, _isTime[at]);
        cells[^2] = Inert(place);
        cells[^1] = Moment(view.UpdatedAt);
        return cells;
    }

    /// <summary>As a spreadsheet takes it for text: what would begin a formula has an apostrophe in front.</summary>
    public static string? Inert(string? text) => text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'
        ? "'" + text : text;

    private static IReadOnlyList<(string Name, bool IsTime)> MembersOf(Kind kind)
    {
        var masked = MaskedJson.Of(kind.ViewType);
        return [.. StoredJson.Options.GetTypeInfo(kind.ViewType).Properties
            .Where(member => !masked.Seals(member.Name) && IsOneValue(member.PropertyType))
            .Select(member => (member.Name, (Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType) == typeof(DateTimeOffset)))];
    }

    private static bool IsOneValue(Type type) =>
        type == typeof(string) || StoredJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type).Kind is JsonTypeInfoKind.None && type != typeof(object);

    private JsonDocument Masked(StoredView view)
    {
        using var copy = new MemoryStream(view.Row.Body.Length + 64);
        using (var json = new Utf8JsonWriter(copy)) _masked.Write(view.Row.Body.Span, json);
        return JsonDocument.Parse(copy.GetBuffer().AsMemory(0, (int)copy.Length));
    }

    private object? Cell(JsonElement value, bool isTime) => value.ValueKind switch
    {
        JsonValueKind.String when isTime && value.TryGetDateTimeOffset(out var at) => Moment(at),
        JsonValueKind.String => Inert(value.GetString()),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.True => Word("yes"),
        JsonValueKind.False => Word("no"),
        _ => null,
    };

    private string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private string? Word(string key) => Headings.GetString(key, _language);
}
