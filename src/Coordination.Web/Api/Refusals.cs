using System.Collections;
using System.Globalization;
using System.Resources;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Api;

/// <summary>
/// The sentences of refusals and errors: every <c>…Refusals.resx</c> (English) with its <c>…Refusals.zh-CN.resx</c>, the
/// shared ones and one pair per feature. A code stands in one of them; without a sentence it fails a test.
/// </summary>
public static class Refusals
{
    private static readonly Dictionary<string, ResourceManager> Owners = Codes().DistinctBy(one => one.Code).ToDictionary(one => one.Code, one => one.Owner, StringComparer.Ordinal);

    /// <summary>中文, the language of who names none.</summary>
    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>English.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>The sentence for <paramref name="code"/>.</summary>
    public static string Sentence(string code, CultureInfo language) => Owners.GetValueOrDefault(code)?.GetString(code, language) ?? code;

    /// <summary>The language that <c>Accept-Language</c> prefers.</summary>
    public static CultureInfo LanguageOf(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)) return Chinese;
        foreach (var one in wanted.OrderByDescending(one => one.Quality ?? 1))
            if (one.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return Chinese;
            else if (one.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return English;
        return Chinese;
    }

    private static IEnumerable<(string Code, ResourceManager Owner)> Codes() =>
        from resource in typeof(Refusals).Assembly.GetManifestResourceNames()
        where resource.EndsWith("Refusals.resources", StringComparison.Ordinal)
        let owner = new ResourceManager(Path.GetFileNameWithoutExtension(resource), typeof(Refusals).Assembly)
        from DictionaryEntry text in owner.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
        select ((string)text.Key, owner);
}
