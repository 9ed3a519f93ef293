namespace Coordination.Client.Find;

/// <summary>Where a list is had as a file.</summary>
internal static class ExportAddress
{
    /// <summary>The list's address as that of its file: with its filters and order, without its pages.</summary>
    public static string Of(string path, string format, string language)
    {
        var parts = path.Split('?', 2);
        var asked = (parts.Length > 1 ? parts[1] : "").Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(one => !one.StartsWith("size=", StringComparison.Ordinal) && !one.StartsWith("after=", StringComparison.Ordinal));
        return $"{parts[0]}/export.{format}?{string.Join('&', asked.Append($"lang={language}"))}";
    }
}
