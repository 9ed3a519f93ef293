using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Find;

/// <summary>The kinds of things that have a page each, found by a scan of the pages' addresses.</summary>
public static class ThingPages
{
    private static readonly HashSet<string> Kinds = [.. typeof(ThingPages).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>())
        .Select(route => route.Template.Split('/', StringSplitOptions.RemoveEmptyEntries))
        .Where(parts => parts is [_, ['{', ..]]).Select(parts => parts[0])];

    /// <summary>The page of one thing; null for a kind without one.</summary>
    public static string? Of(string kind, string id) => Kinds.Contains(kind) ? $"{kind}/{Uri.EscapeDataString(id)}" : null;
}
