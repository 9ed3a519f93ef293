using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Shell;

/// <summary>Says that the page has a form for something that begins with nothing chosen; <c>?new=true</c> opens it. Found by a scan.</summary>
/// <param name="word">The key of what it is called.</param>
/// <param name="command">The command that one must be able to send somewhere.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConsoleActionAttribute(string word, Type command) : Attribute
{
    /// <summary>The key of what it is called.</summary>
    public string Word { get; } = word;

    /// <summary>The command that one must be able to send somewhere.</summary>
    public Type Command { get; } = command;
}

/// <summary>Something that can be begun from anywhere.</summary>
/// <param name="Address">Without the slash in front.</param>
/// <param name="Icon">The page's.</param>
/// <param name="Word">The key of what it is called.</param>
/// <param name="Command">The command that one must be able to send somewhere.</param>
public sealed record ConsoleAction(string Address, string Icon, string Word, Type Command)
{
    /// <summary>All of them, in the order of the pages.</summary>
    public static IReadOnlyList<ConsoleAction> All { get; } =
    [
        .. from page in ConsolePage.All
           from type in typeof(ConsoleAction).Assembly.GetTypes()
           where type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>().Any(route => route.Template == "/" + page.Address)
           from action in type.GetCustomAttributes(typeof(ConsoleActionAttribute), false).Cast<ConsoleActionAttribute>()
           select new ConsoleAction($"{page.Address}?new=true", page.Needs.Icon, action.Word, action.Command),
    ];
}
