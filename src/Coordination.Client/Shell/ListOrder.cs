namespace Coordination.Client.Shell;

/// <summary>The order that a page's address asks for, beside what the page itself would.</summary>
public static class ListOrder
{
    /// <summary>The value of <c>sort</c> in a page's address; null for none.</summary>
    public static string? Of(string uri) => Pairs(uri).FirstOrDefault(one => one.StartsWith("sort=", StringComparison.Ordinal)) is { } sort
        ? Uri.UnescapeDataString(sort["sort=".Length..]) : null;

    /// <summary>The list's address in the order that the page's asks for. What is no order the server says so.</summary>
    public static string In(string path, string uri) => Of(uri) is not { Length: > 0 } order ? path
        : $"{path.Split('?')[0]}?{string.Join('&', Pairs(path).Where(one => !one.StartsWith("sort=", StringComparison.Ordinal)).Append($"sort={Uri.EscapeDataString(order)}"))}";

    private static string[] Pairs(string uri) =>
        uri.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? uri[(mark + 1)..].Split('#')[0].Split('&', StringSplitOptions.RemoveEmptyEntries) : [];
}
