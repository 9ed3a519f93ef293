using Coordination.Client.Shell;
using Coordination.Contracts.Api;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Find;

/// <summary>Says that the component asks what an action needs that is done to many things of a list alike. Found by a scan.</summary>
/// <param name="kind">The kind of things.</param>
/// <param name="action">The command, in kebab case.</param>
/// <param name="command">Its record.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class BulkFormAttribute(string kind, string action, Type command) : Attribute
{
    /// <summary>The kind of things.</summary>
    public string Kind { get; } = kind;

    /// <summary>The command, in kebab case.</summary>
    public string Action { get; } = action;

    /// <summary>Its record.</summary>
    public Type Command { get; } = command;

    /// <summary>True when it is done only to what waits for it.</summary>
    public bool IsTurn { get; init; } = true;
}

/// <summary>An action that can be done to many things of a kind alike.</summary>
/// <param name="Asked">Kind, command and whether a thing must wait for it.</param>
/// <param name="Form">The component that asks what it needs.</param>
public sealed record BulkAction(BulkFormAttribute Asked, Type Form)
{
    private static readonly IReadOnlyList<BulkAction> All = [.. from type in typeof(BulkAction).Assembly.GetTypes()
        from asked in type.GetCustomAttributes(typeof(BulkFormAttribute), false).Cast<BulkFormAttribute>()
        select new BulkAction(asked, type)];

    /// <summary>Those of the kind that the reader may do somewhere.</summary>
    public static IReadOnlyList<BulkAction> Of(string kind, Session reader) =>
        [.. All.Where(one => one.Asked.Kind == kind && reader.MaySend(one.Asked.Command))];

    /// <summary>True when it can be meant for the row, as far as the row says: the server decides.</summary>
    public bool IsFor<TView>(ListItem<TView> row, Session reader) => !Asked.IsTurn
        || (row.Turns ?? []).Any(turn => turn.Action == Asked.Action && reader.MaySend(Asked.Command, turn.Place));
}

/// <summary>Asks what an action on many things needs.</summary>
/// <typeparam name="TView">The things' view.</typeparam>
public abstract class BulkForm<TView> : ComponentBase
{
    /// <summary>The command, in kebab case.</summary>
    [Parameter, EditorRequired] public string Action { get; set; } = "";

    /// <summary>What it is for.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ListItem<TView>> Rows { get; set; } = [];

    /// <summary>Sends the command with this body to all of them.</summary>
    [Parameter, EditorRequired] public EventCallback<object> Send { get; set; }
}
