using System.Globalization;
using System.Resources;

namespace Coordination.Web.Meetings;

/// <summary>The words of minutes in one language, and how they say times: where the installation stands, in one form.</summary>
internal sealed class MinutesWords(CultureInfo language, TimeZoneInfo zone)
{
    private static readonly ResourceManager Resources = new(typeof(MinutesWords));

    public CultureInfo Language => language;

    public string this[string key] => Resources.GetString(key, language) ?? key;

    public string this[string key, params object[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    public string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public string Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    public string List(IEnumerable<string> names) => string.Join(this["list-mark"], names);
}
