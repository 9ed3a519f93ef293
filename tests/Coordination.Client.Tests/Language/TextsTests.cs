using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Coordination.Client.Language;
using Coordination.Client.Shell;
using Coordination.Testing;

namespace Coordination.Client.Tests.Language;

public sealed partial class TextsTests
{
    private static readonly Dictionary<string, string> Chinese = All("zh-CN");
    private static readonly Dictionary<string, string> English = All("en");

    [Fact]
    public void Every_text_is_there_in_both_languages()
    {
        Assert.NotEmpty(Chinese);
        Assert.Equal(Chinese.Keys.Order(), English.Keys.Order());
        Assert.DoesNotContain(Chinese, text => string.IsNullOrWhiteSpace(text.Value));
        Assert.DoesNotContain(English, text => string.IsNullOrWhiteSpace(text.Value));
    }

    [Fact]
    public void Both_languages_have_a_place_for_the_same_values()
    {
        foreach (var (key, text) in Chinese)
            Assert.Equal((key, Places(text)), (key, Places(English[key])));
    }

    [Fact]
    public void The_english_texts_are_english()
    {
        foreach (var (key, text) in English) Assert.False(text.Any(c => c is >= '\u4e00' and <= '\u9fff'), key);
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", "Coordination.Client"), "*.razor*", SearchOption.AllDirectories);
        var asked = pages.SelectMany(page => Asked().Matches(File.ReadAllText(page)).Select(m => m.Groups["key"].Value)).ToHashSet();
        Assert.True(asked.Count > 100, "The pages weren't read.");
        Assert.All(asked, key => Assert.Contains(key, Chinese.Keys));
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

    private static Dictionary<string, string> All(string language)
    {
        var texts = new ResourceManager(typeof(Texts));
        return texts.GetResourceSet(CultureInfo.GetCultureInfo(language), true, language == "zh-CN")!
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    private static string Places(string text) => string.Concat(Place().Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("""\bL\["(?<key>[^"{}]+)"[,\]]""")]
    private static partial Regex Asked();
}
