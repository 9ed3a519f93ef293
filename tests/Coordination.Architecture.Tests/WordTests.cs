using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Microsoft.AspNetCore.Components;

namespace Coordination.Architecture.Tests;

/// <summary>What a screen says of a feature that is otherwise whole: words for what happened, a page for each thing that waits.</summary>
public sealed partial class WordTests
{
    private static readonly string Client = Path.Combine(Repository.Root, "src", "Coordination.Client");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_event_has_words_for_history_and_ticker(bool english)
    {
        var words = Words(english);
        Assert.DoesNotContain(
            EventSamples.All.Select(row => row.Name[..row.Name.LastIndexOf(".v", StringComparison.Ordinal)]).Distinct(),
            name => !words.Any(word => word == $"did-{name}" || word.StartsWith($"did-{name}-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_kind_with_a_status_has_a_page_for_one_of_it()
    {
        var routes = Assembly.Load("Coordination.Client").GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template).ToList();
        Assert.DoesNotContain(
            KindCatalog.All.Where(kind => kind.Statuses.Count > 0).Select(kind => kind.Name),
            kind => !routes.Any(route => route.StartsWith($"/{kind}/{{", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_board_that_can_be_chosen_says_of_what_kind_it_is(bool english)
    {
        var kinds = KindCatalog.FeatureTypes.Where(type => type.IsAssignableTo(typeof(IBoardKind)))
            .Select(type => (IBoardKind)RuntimeHelpers.GetUninitializedObject(type)).Where(kind => kind.Subjects.Count > 0).ToList();
        Assert.NotEmpty(kinds);
        Assert.Empty(kinds.Select(kind => $"board-{kind.Name}").Except(Words(english)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Texts_have_a_place_for_what_they_are_given_and_none_for_what_they_are_not(bool english)
    {
        var texts = Texts(english).ToLookup(text => text.Name, text => text.Value);
        var wrong = Directory.EnumerateFiles(Client, "*.razor*", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .SelectMany(file => Use().Matches(File.ReadAllText(file)))
            .Select(use => (Name: use.Groups[1].Value, IsGiven: use.Groups[2].Value == ","))
            .Where(use => texts[use.Name].Any(value => value.Contains("{0", StringComparison.Ordinal) != use.IsGiven));
        Assert.Empty(wrong.Distinct());
    }

    [GeneratedRegex("""L\["([a-z0-9.-]+)"(,|\])""")]
    private static partial Regex Use();

    // The names of all texts of one language: the neutral files are Chinese, those with "en" English.
    private static HashSet<string> Words(bool english) => [.. Texts(english).Select(text => text.Name)];

    private static IEnumerable<(string Name, string Value)> Texts(bool english) =>
    [
        .. Directory.EnumerateFiles(Client, "*.resx", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Where(file => file.EndsWith(".en.resx", StringComparison.Ordinal) == english)
            .SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(data => ((string)data.Attribute("name")!, (string)data.Element("value")!))),
    ];
}
