using System.Globalization;
using Coordination.Client.Language;
using Microsoft.Extensions.Localization;

namespace Coordination.Client.Tests;

/// <summary>Somebody who reads one of the two languages.</summary>
internal static class Reader
{
    /// <summary>The texts, in the language that this test now runs in.</summary>
    public static IStringLocalizer Of(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return new Texts();
    }
}
