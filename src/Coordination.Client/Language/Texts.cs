using System.Collections;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Coordination.Client.Language;

/// <summary>
/// The texts of the client, of all features: every <c>…Texts.resx</c> (Chinese) with its <c>…Texts.en.resx</c> (English). A
/// key stands in one of them.
/// </summary>
public sealed class Texts : IStringLocalizer
{
    private static readonly Dictionary<string, ResourceManager> Owners = Find().ToDictionary(text => text.Key, text => text.Owner, StringComparer.Ordinal);

    /// <inheritdoc/>
    public LocalizedString this[string name]
    {
        get
        {
            var text = Owners.GetValueOrDefault(name)?.GetString(name, CultureInfo.CurrentUICulture);
            return new LocalizedString(name, text ?? name, text is null);
        }
    }

    /// <inheritdoc/>
    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var text = this[name];
            return new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Owners.Keys.Select(key => this[key]);

    private static IEnumerable<(string Key, ResourceManager Owner)> Find() =>
        from resource in typeof(Texts).Assembly.GetManifestResourceNames()
        where resource.EndsWith("Texts.resources", StringComparison.Ordinal)
        let owner = new ResourceManager(Path.GetFileNameWithoutExtension(resource), typeof(Texts).Assembly)
        from DictionaryEntry text in owner.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
        select ((string)text.Key, owner);
}
