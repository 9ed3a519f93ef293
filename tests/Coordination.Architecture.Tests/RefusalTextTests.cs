using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text;
using Coordination.Core.Journal;
using Coordination.Web.Api;
using Coordination.Web.Gate;

namespace Coordination.Architecture.Tests;

/// <summary>Every refusal has one sentence in each language. <c>UPDATE_DOCS=1</c> writes <c>docs/refusals.md</c>.</summary>
public sealed class RefusalTextTests
{
    /// <summary>Codes of rules.</summary>
    private static readonly IReadOnlyList<string> Rules = CodesOf(typeof(IJournal).Assembly.GetTypes());

    /// <summary>Codes of all else.</summary>
    private static readonly IReadOnlyList<string> Errors = CodesOf(typeof(Program).Assembly.GetTypes());

    public static TheoryData<string> Languages => ["", Refusals.Chinese.Name];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_code_has_one_sentence_and_no_sentence_is_left_over(string language)
    {
        Assert.NotEmpty(Rules);
        var sentences = Sentences(CultureInfo.GetCultureInfo(language)).ToList();
        Assert.Equal(Rules.Concat(Errors).Order(StringComparer.Ordinal), Codes(sentences));
        Assert.All(sentences, sentence => Assert.False(string.IsNullOrWhiteSpace(sentence.Text), sentence.Code));
    }

    [Fact]
    public void A_code_with_two_sentences_is_found() =>
        Assert.NotEqual(["grid.no-member"], Codes([("grid.no-member", "One."), ("grid.no-member", "Two."), ("status.409", "Refused")]));

    [Fact]
    public void A_sentence_of_a_feature_is_said_in_both_languages()
    {
        Assert.Equal("The matter waits for another step.", Refusals.Sentence("matter.wrong-step", Refusals.English));
        Assert.Equal("事项当前不在这一环节。", Refusals.Sentence("matter.wrong-step", Refusals.Chinese));
    }

    [Fact]
    public void The_page_of_refusals_is_up_to_date()
    {
        var file = Path.Combine(Repository.Root, "docs", "refusals.md");
        var page = Page();
        if (Repository.Update) File.WriteAllText(file, page);
        Assert.Equal(page, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Page()
    {
        var page = new StringBuilder("# Refusals\n\nMade by a test from the code and its resources; rewrite it with `UPDATE_DOCS=1`.\n");
        foreach (var (title, codes) in new[] { ("Rules (409)", Rules), ("Everything else", Errors) })
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| code | English | 中文 |\n|---|---|---|\n");
            foreach (var code in codes)
                page.Append(CultureInfo.InvariantCulture, $"| `{code}` | {Refusals.Sentence(code, Refusals.English)} | {Refusals.Sentence(code, Refusals.Chinese)} |\n");
        }
        return page.ToString();
    }

    // The constants of classes named Codes or …Refusals.
    private static IReadOnlyList<string> CodesOf(IEnumerable<Type> types) =>
    [
        .. types.Where(type => type == typeof(Codes) || type.Name.EndsWith("Refusals", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Codes(IEnumerable<(string Code, string Text)> sentences) =>
        sentences.Select(one => one.Code).Where(code => !code.StartsWith("status.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static IEnumerable<(string Code, string Text)> Sentences(CultureInfo language) =>
        from resource in typeof(Program).Assembly.GetManifestResourceNames()
        where resource.EndsWith("Refusals.resources", StringComparison.Ordinal)
        let texts = new ResourceManager(Path.GetFileNameWithoutExtension(resource), typeof(Program).Assembly)
        from DictionaryEntry text in texts.GetResourceSet(language, createIfNotExists: true, tryParents: false)!
        select ((string)text.Key, (string)text.Value!);
}
