using System.Text.RegularExpressions;

namespace Coordination.Client.Shell;

/// <summary>Where a sign-in goes on to: never another site.</summary>
public static partial class ReturnPath
{
    /// <summary>
    /// <paramref name="asked"/> where it is a plain path of this site, with its query; otherwise the start. A path is
    /// segments of ASCII letters, digits and <c>-_.~</c>, none of which begins with a dot; a query may hold any printable
    /// ASCII but a backslash. Nothing is mended first: browsers drop tabs and newlines and take a backslash for a slash.
    /// </summary>
    public static string Of(string? asked) => asked is { Length: > 0 } && Plain().IsMatch(asked) ? asked : "/";

    [GeneratedRegex(@"\A/?([A-Za-z0-9_~-][A-Za-z0-9._~-]*(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?)?(\?[!-\[\]-~]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
