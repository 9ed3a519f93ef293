using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Shell;

/// <summary>
/// Puts a page into the console's navigation, for who may use it. Its word is the text named as its address, <c>home</c> for
/// the start.
/// </summary>
/// <param name="order">Its place among the others, ascending.</param>
/// <param name="icon">The path of its icon: lines of one width in a box of 24 × 24.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConsolePageAttribute(int order, string icon) : Attribute
{
    /// <summary>Its place among the others, ascending.</summary>
    public int Order { get; } = order;

    /// <summary>The path of its icon.</summary>
    public string Icon { get; } = icon;

    /// <summary>The kind of views that one must be able to see somewhere.</summary>
    public string? NeedsView { get; init; }

    /// <summary>The kind of boards that one must be able to watch somewhere.</summary>
    public string? NeedsBoard { get; init; }

    /// <summary>The command that one must be able to send somewhere.</summary>
    public Type? NeedsCommand { get; init; }

    /// <summary>The component that stands behind its word in the navigation; null for none.</summary>
    public Type? Badge { get; init; }

    /// <summary>True when nothing is needed that the reader can't do.</summary>
    public bool IsFor(Session reader) =>
        (NeedsView is null || reader.MaySee(NeedsView))
        && (NeedsBoard is null || reader.MayWatch(NeedsBoard))
        && (NeedsCommand is null || reader.MaySend(NeedsCommand));
}

/// <summary>A page of the console.</summary>
/// <param name="Address">Without the slash in front; empty for the start.</param>
/// <param name="Needs">Its place, icon and who may use it.</param>
public sealed record ConsolePage(string Address, ConsolePageAttribute Needs)
{
    /// <summary>All pages that ask for it, found by a scan, in their order.</summary>
    public static IReadOnlyList<ConsolePage> All { get; } =
    [
        .. from page in typeof(ConsolePage).Assembly.GetTypes()
           from needs in page.GetCustomAttributes(typeof(ConsolePageAttribute), false).Cast<ConsolePageAttribute>()
           let route = page.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>().MinBy(one => one.Template.Length)
           orderby needs.Order, route.Template
           select new ConsolePage(route.Template[1..], needs),
    ];

    /// <summary>The key of its word.</summary>
    public string Word => Address.Length == 0 ? "home" : Address;
}
