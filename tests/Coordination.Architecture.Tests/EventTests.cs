using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coordination.Contracts.Areas;
using Coordination.Core.Journal;

namespace Coordination.Architecture.Tests;

/// <summary>
/// What is stored is data for ever: each event type has a golden file that this and every later version must read.
/// <c>UPDATE_DOCS=1</c> writes <c>docs/events.md</c> and the golden files that are missing; it never touches one that is there.
/// An event that got an optional member has a further file, <c>{name}.2.json</c>: both forms are read for ever.
/// </summary>
public sealed partial class EventTests
{
    private static readonly JsonSerializerOptions Indented = new(StoredJson.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Coordination.Architecture.Tests", "Golden");

    public static TheoryData<string> Names => [.. EventSamples.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_event_reads_and_writes_as_it_did_when_it_was_first_stored(string name)
    {
        var (_, root, type) = EventSamples.All.Single(row => row.Name == name);
        var written = Written(EventSamples.Sample(type), root);
        if (Repository.Update && !Forms(name).Select(File.ReadAllText).Contains(written)) File.WriteAllText(Next(name), written);

        var forms = Forms(name).Select(File.ReadAllText).ToList();
        Assert.True(forms.Count > 0, $"{name} has no golden file; UPDATE_DOCS=1 writes it.");
        Assert.Equal(forms[^1], written);
        foreach (var form in forms)
        {
            var read = JsonSerializer.Deserialize(form, root, StoredJson.Options)!;
            Assert.IsType(type, read);
            Assert.Equal(form, Written(read, root));
        }
    }

    [Fact]
    public void Every_golden_file_is_of_an_event_that_can_still_be_read() =>
        Assert.Empty(Directory.EnumerateFiles(Folder).Except(EventSamples.All.SelectMany(row => Forms(row.Name))));

    [Fact]
    public void Stored_names_are_kind_event_and_version()
    {
        Assert.NotEmpty(EventSamples.All);
        Assert.All(EventSamples.All, row => Assert.Matches(StoredName(), row.Name));
        Assert.All(KindCatalog.All, kind => Assert.All(
            EventSamples.All.Where(row => row.Base == kind.Fold.EventBase),
            row => Assert.StartsWith($"{kind.Name}.", row.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_event_record_has_a_stored_name()
    {
        var named = EventSamples.All.Select(row => row.Type).ToHashSet();
        var bases = EventSamples.All.Select(row => row.Base).Distinct().ToList();
        Assert.DoesNotContain(typeof(IJournal).Assembly.GetTypes(), type =>
            !type.IsAbstract && bases.Any(root => root.IsAssignableFrom(type)) && !named.Contains(type));
    }

    [Fact]
    public void The_list_of_events_is_up_to_date()
    {
        var file = Path.Combine(Repository.Root, "docs", "events.md");
        var written = Document();
        if (Repository.Update) File.WriteAllText(file, written);
        Assert.Equal(written, File.Exists(file) ? File.ReadAllText(file) : "docs/events.md is missing; UPDATE_DOCS=1 writes it.");
    }

    private static string Written(object happened, Type root) => JsonSerializer.Serialize(happened, root, Indented) + "\n";

    // Every form the event was stored in, oldest first.
    private static IEnumerable<string> Forms(string name) =>
        Enumerable.Range(1, int.MaxValue).Select(form => FileOf(name, form)).TakeWhile(File.Exists);

    private static string Next(string name) => FileOf(name, Forms(name).Count() + 1);

    private static string FileOf(string name, int form) => Path.Combine(Folder, form == 1 ? $"{name}.json" : $"{name}.{form}.json");

    private static string Document()
    {
        var summaries = Summaries();
        var text = new StringBuilder("""
            # Events

            Everything the journal can hold, by stored name. Made from the code by a test (`UPDATE_DOCS=1` writes it anew), so
            it can't go stale. A stored name is data: it is never renamed and never means anything else later. Times are UTC.

            """);
        foreach (var kind in KindCatalog.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {kind.Name}\n\n| stored name | members | what happened |\n|---|---|---|\n");
            foreach (var (name, _, type) in EventSamples.All.Where(row => row.Base == kind.Fold.EventBase))
                text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Members(type)} | {summaries.GetValueOrDefault($"T:{type.FullName}", "")} |\n");
        }
        return text.Replace("\r\n", "\n").ToString();
    }

    private static string Members(Type type) => string.Join(", ", type
        .GetConstructors().MaxBy(one => one.GetParameters().Length)!.GetParameters()
        .Select(parameter => $"`{JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)}` {Word(parameter)}"));

    private static string Word(ParameterInfo parameter)
    {
        var bare = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var word = bare == typeof(DateTimeOffset) ? "time"
            : bare == typeof(DateOnly) ? "day"
            : bare == typeof(decimal) ? "number"
            : bare == typeof(AreaCode) ? "area"
            : bare == typeof(string) ? "text"
            : bare == typeof(bool) ? "yes/no"
            : bare.IsEnum ? string.Join(" \\| ", Enum.GetNames(bare).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))
            : bare.IsPrimitive ? "number"
            : bare.Name;
        var optional = Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            || new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;
        return optional ? $"{word}?" : word;
    }

    private static Dictionary<string, string> Summaries() =>
        XDocument.Load(Path.ChangeExtension(typeof(IJournal).Assembly.Location, ".xml")).Descendants("member").ToDictionary(
            member => member.Attribute("name")!.Value,
            member => Spaces().Replace(string.Concat(member.Elements("summary").Nodes()
                .Select(node => node is XElement element ? element.Value : node.ToString())), " ").Trim());

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[a-z-]+\.[a-z-]+\.v[1-9][0-9]*$")]
    private static partial Regex StoredName();
}
