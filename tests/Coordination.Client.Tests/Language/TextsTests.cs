using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coordination.Client.Shell;
using Coordination.Testing;

namespace Coordination.Client.Tests.Language;

public sealed partial class TextsTests
{
    private static readonly string Client = Path.Combine(RepositoryRoot.Path, "src", "Coordination.Client");
    private static readonly List<(string File, string Key, string Text)> Chinese = All(english: false);
    private static readonly List<(string File, string Key, string Text)> English = All(english: true);
    private static readonly string[] Sources =
        [.. new[] { "*.razor", "*.cs" }.SelectMany(kind => Directory.EnumerateFiles(Client, kind, SearchOption.AllDirectories)).Where(IsSource).Select(File.ReadAllText)];

    [Fact]
    public void Every_text_is_there_in_both_languages_and_in_the_same_file()
    {
        Assert.True(Chinese.Count > 250, "The texts weren't found.");
        Assert.Equal(Chinese.Select(Where).Order(), English.Select(Where).Order());
        Assert.DoesNotContain(Chinese.Concat(English), text => string.IsNullOrWhiteSpace(text.Text));
    }

    [Fact]
    public void No_text_is_defined_twice() => Assert.Empty(Twice(Chinese.Select(text => text.Key)));

    [Fact]
    public void A_text_that_is_defined_twice_is_found() => Assert.Equal(["open"], Twice(["open", "close", "open"]));

    [Fact]
    public void Every_text_is_used() => Assert.Empty(Unused(Chinese.Select(text => text.Key)));

    [Fact]
    public void A_text_that_nobody_uses_is_found() => Assert.Equal(["unheard-of"], Unused(["unheard-of", "save", "step-file"]));

    [Fact]
    public void Every_feature_has_its_own_texts_and_the_page_finds_them_all()
    {
        Assert.Contains(Chinese, text => text.File == Path.Combine("Matters", "MatterTexts"));
        var texts = Reader.Of("zh-CN");
        Assert.All(Chinese, text => Assert.Equal(text.Text, texts[text.Key]));
        texts = Reader.Of("en");
        Assert.All(English, text => Assert.Equal(text.Text, texts[text.Key]));
        Assert.True(texts["unheard-of"].ResourceNotFound);
        Assert.Equal("unheard-of", texts["unheard-of"]);
    }

    [Fact]
    public void Both_languages_have_a_place_for_the_same_values()
    {
        var english = English.ToDictionary(text => text.Key, text => text.Text);
        foreach (var (_, key, text) in Chinese) Assert.Equal((key, Places(text)), (key, Places(english[key])));
    }

    [Fact]
    public void The_english_texts_are_english()
    {
        foreach (var (_, key, text) in English) Assert.False(text.Any(c => c is >= '\u4e00' and <= '\u9fff'), key);
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var asked = Sources.SelectMany(source => Asked().Matches(source).Select(m => m.Groups["key"].Value)).ToHashSet();
        Assert.True(asked.Count > 100, "The pages weren't read.");
        Assert.Empty(asked.Except(Chinese.Select(text => text.Key)));
    }

    [Theory, InlineData("zh-CN"), InlineData("en")]
    public void Fluent_words_with_places_survive_being_asked_without_values(string language)
    {
        Reader.Of(language);
        var words = new FluentTexts();
        Assert.Contains("{0}", words["DataGrid_SortAnnouncement"], StringComparison.Ordinal);
        Assert.Contains("7", words["DataGrid_SortAnnouncement", 7], StringComparison.Ordinal);
        Assert.Equal(language == "en" ? "This field is required" : "这一项必须填写", words["FluentInputBase_RequiredMessage"]);
    }

    private static List<(string File, string Key, string Text)> All(bool english) =>
    [
        .. from file in Directory.EnumerateFiles(Client, "*Texts*.resx", SearchOption.AllDirectories)
           where IsSource(file) && file.EndsWith(".en.resx", StringComparison.Ordinal) == english
           from text in XDocument.Load(file).Root!.Elements("data")
           select (Path.GetRelativePath(Client, file).Split('.')[0], text.Attribute("name")!.Value, text.Element("value")!.Value),
    ];

    private static bool IsSource(string file) =>
        !Path.GetRelativePath(Client, file).StartsWith("obj", StringComparison.Ordinal) && !Path.GetRelativePath(Client, file).StartsWith("bin", StringComparison.Ordinal);

    private static (string, string) Where((string File, string Key, string Text) text) => (text.File, text.Key);

    private static IEnumerable<string> Twice(IEnumerable<string> keys) => keys.GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key);

    // A text is used when its key stands in a source, whole or as a pattern such as step-{…}, or names a page of the console.
    private static IEnumerable<string> Unused(IEnumerable<string> keys)
    {
        var whole = Sources.SelectMany(source => Literal().Matches(source).Select(m => m.Groups["key"].Value)).ToHashSet();
        whole.UnionWith(ConsolePage.All.Select(page => page.Word));
        var patterns = Sources.SelectMany(source => Pattern().Matches(source).Select(m => m.Groups["key"].Value)).Distinct()
            .Select(key => new Regex($"^{Hole().Replace(key, "[A-Za-z0-9.-]+")}$")).ToList();
        return keys.Where(key => !whole.Contains(key) && !patterns.Exists(pattern => pattern.IsMatch(key)));
    }

    private static string Places(string text) => string.Concat(Place().Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("""\b(L|texts)\["(?<key>[^"{}]+)"[,\]]""")]
    private static partial Regex Asked();

    [GeneratedRegex("(?<!\\$)\"(?<key>[A-Za-z][A-Za-z0-9.-]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("""\b(L|texts)\[[^\]]*\$"(?<key>[a-z]+-[^"]*\{[^"]*)"\]""")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\{[^{}]*(\[[^\]]*\])?[^{}]*\}")]
    private static partial Regex Hole();
}
