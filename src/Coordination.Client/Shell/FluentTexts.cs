using System.Globalization;
using System.Resources;
using Microsoft.FluentUI.AspNetCore.Components;

namespace Coordination.Client.Shell;

/// <summary>
/// The words inside Fluent UI's components. Only those this client's components show are translated; the library's
/// English stands for the rest.
/// </summary>
internal sealed class FluentTexts : IFluentLocalizer
{
    private static readonly ResourceManager Words =
        new("Coordination.Client.Language.FluentWords", typeof(FluentTexts).Assembly);

    public string this[string key, params object[] arguments]
    {
        get
        {
            var chinese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh"
                ? Words.GetString(key, CultureInfo.InvariantCulture)
                : null;
            if (chinese is null) return IFluentLocalizer.GetDefault(key, arguments);
            // The library also asks without arguments for texts that hold places for them.
            return arguments.Length == 0 ? chinese : string.Format(CultureInfo.CurrentCulture, chinese, arguments);
        }
    }
}
