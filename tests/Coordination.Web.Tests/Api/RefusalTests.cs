using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Testing;
using Coordination.Web.Api;
using Coordination.Web.Gate;

namespace Coordination.Web.Tests.Api;

[Collection(nameof(SharedHouse))]
public sealed class RefusalTests(SharedHouse shared)
{
    private static IEnumerable<string> CodesOf(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!);

    private static IReadOnlyList<string> Rules { get; } =
    [
        .. typeof(KindCatalog).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal)).SelectMany(CodesOf).Order(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> Errors { get; } = [.. CodesOf(typeof(Codes)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_code_has_a_sentence_in_both_languages_and_no_sentence_is_left_over()
    {
        Assert.NotEmpty(Rules);
        var texts = new ResourceManager("Coordination.Web.Resources.Refusals", typeof(Refusals).Assembly);
        foreach (var language in new[] { CultureInfo.InvariantCulture, Refusals.Chinese })
        {
            var known = texts.GetResourceSet(language, true, false)!.Cast<System.Collections.DictionaryEntry>()
                .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
            Assert.Equal(
                Rules.Concat(Errors).Order(StringComparer.Ordinal),
                known.Keys.Where(key => !key.StartsWith("status.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.All(known.Values, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        }
    }

    [Fact]
    public void The_page_of_refusals_is_up_to_date()
    {
        var page = new StringBuilder("# Refusals\n\nMade by a test from the code and its resources; rewrite it with `UPDATE_DOCS=1`.\n");
        Table("Rules (409)", Rules);
        Table("Everything else", Errors);
        var path = Path.Combine(RepositoryRoot.Path, "docs", "refusals.md");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page.ToString());
        }
        Assert.Equal(page.ToString(), File.ReadAllText(path).ReplaceLineEndings("\n"));

        void Table(string title, IReadOnlyList<string> codes)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| code | English | 中文 |\n|---|---|---|\n");
            foreach (var code in codes)
                page.Append(CultureInfo.InvariantCulture, $"| `{code}` | {Refusals.Sentence(code, Refusals.English)} | {Refusals.Sentence(code, Refusals.Chinese)} |\n");
        }
    }

    [Theory]
    [InlineData(null, "zh-CN")]
    [InlineData("en", "en")]
    [InlineData("en-GB,en;q=0.9", "en")]
    [InlineData("fr,zh;q=0.5,en;q=0.4", "zh-CN")]
    [InlineData("zh-TW;q=0.3, en;q=0.8", "en")]
    [InlineData("fr", "zh-CN")]
    [InlineData("\u0001;;q=x", "zh-CN")]
    public async Task A_problem_is_told_in_the_callers_language(string? accepted, string language)
    {
        using var client = await shared.As(Role.GridMember);
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/grids/x");
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        var answer = await client.SendAsync(request, House.Stop);
        var problem = await answer.Json();
        Assert.Equal(Refusals.Sentence("id.malformed", CultureInfo.GetCultureInfo(language)), problem.GetProperty("detail").GetString());
        Assert.Equal(language, Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Equal(["detail", "refusal", "status", "title", "type"], problem.EnumerateObject().Select(one => one.Name).Order());
    }
}
