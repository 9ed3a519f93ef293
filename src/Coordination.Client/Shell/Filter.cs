using System.Globalization;

namespace Coordination.Client.Shell;

/// <summary>Writes filters into the address of a list.</summary>
internal static class Filter
{
    /// <summary><c>&amp;name=value</c> for each that has a value.</summary>
    public static string Of(params ReadOnlySpan<(string Name, string? Value)> filters)
    {
        var text = "";
        foreach (var (name, value) in filters)
            if (!string.IsNullOrEmpty(value)) text += $"&{name}={Uri.EscapeDataString(value)}";
        return text;
    }

    /// <summary>A moment as the lists take it.</summary>
    public static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
