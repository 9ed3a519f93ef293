using System.Globalization;
using System.Resources;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Api;

/// <summary>The sentences of refusals and errors, in both languages. A code without a sentence fails a test.</summary>
public static class Refusals
{
    private static readonly ResourceManager Texts = new("Coordination.Web.Resources.Refusals", typeof(Refusals).Assembly);

    /// <summary>中文, the language of who names none.</summary>
    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>English.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>The sentence for <paramref name="code"/>.</summary>
    public static string Sentence(string code, CultureInfo language) => Texts.GetString(code, language) ?? code;

    /// <summary>The language that <c>Accept-Language</c> prefers.</summary>
    public static CultureInfo LanguageOf(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)) return Chinese;
        foreach (var one in wanted.OrderByDescending(one => one.Quality ?? 1))
            if (one.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return Chinese;
            else if (one.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return English;
        return Chinese;
    }
}
