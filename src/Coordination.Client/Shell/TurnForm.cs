using Coordination.Client.Api;
using Coordination.Contracts.Api;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Shell;

/// <summary>Says that the component is where an action that a thing waits for is done in place, in a work list. Found by a scan.</summary>
/// <param name="kind">The kind of things.</param>
/// <param name="actions">The commands, in kebab case.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TurnFormAttribute(string kind, params string[] actions) : Attribute
{
    /// <summary>The kind of things.</summary>
    public string Kind { get; } = kind;

    /// <summary>The commands, in kebab case.</summary>
    public IReadOnlyList<string> Actions { get; } = actions;
}

/// <summary>All of them.</summary>
public static class TurnForms
{
    private static readonly Dictionary<(string Kind, string Action), Type> All = (
        from type in typeof(TurnForms).Assembly.GetTypes()
        from form in type.GetCustomAttributes(typeof(TurnFormAttribute), false).Cast<TurnFormAttribute>()
        from action in form.Actions
        select (form.Kind, action, type)).ToDictionary(one => (one.Kind, one.action), one => one.type);

    /// <summary>The component; null for an action that has a page of its own.</summary>
    public static Type? Of(string kind, string action) => All.GetValueOrDefault((kind, action));
}

/// <summary>A thing whose turn it is, read when it is opened, and the form of its next action.</summary>
/// <typeparam name="TView">The thing's view.</typeparam>
public abstract class TurnForm<TView> : ComponentBase
{
    private string? read;
    private bool isSending, isTold;

    /// <summary>The server.</summary>
    [Inject] protected CoordinationApi Api { get; set; } = null!;

    /// <summary>Who sits here.</summary>
    [Inject] protected Session Session { get; set; } = null!;

    /// <summary>What places are called.</summary>
    [Inject] protected Places Places { get; set; } = null!;

    [Inject] private People People { get; set; } = null!;

    /// <summary>The thing's id.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>The command that is waited for, in kebab case.</summary>
    [Parameter, EditorRequired] public string Action { get; set; } = "";

    /// <summary>True once the thing waits for this no more.</summary>
    [Parameter] public bool HasPassed { get; set; }

    /// <summary>It is done.</summary>
    [Parameter, EditorRequired] public EventCallback Done { get; set; }

    /// <summary>The kind of things.</summary>
    protected abstract string Kind { get; }

    /// <summary>The thing; null until it is read.</summary>
    protected CommandAnswer<TView>? Thing { get; private set; }

    /// <summary>Why it could not be read or done; null when it could.</summary>
    protected Problem? Problem { get; private set; }

    /// <summary>What was done to it instead, by whom and when; null when nothing was.</summary>
    protected HistoryItem? Passed { get; private set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (read == $"{Id} {Action}")
        {
            // Who has it open is told by whom it was done; what this reader sends itself answers for itself.
            if (!HasPassed || isTold || isSending) return;
            isTold = true;
            await LookBack();
            return;
        }
        read = $"{Id} {Action}";
        (Thing, Problem) = await Api.Get<CommandAnswer<TView>>($"api/{Kind}/{Id}");
        if (Thing is not null) await Opened(Thing.View);
    }

    /// <summary>The thing was read: what else the form needs.</summary>
    protected virtual Task Opened(TView view) => Task.CompletedTask;

    /// <summary>Sends a command. Where the rule says no since somebody else acted meanwhile, that is told.</summary>
    protected async Task<Problem?> Send(string command, object body)
    {
        isSending = true;
        var (done, problem) = await Api.Do<TView>(Kind, Id, command, body);
        (isSending, Problem) = (false, problem);
        if (done is not null)
        {
            Thing = done;
            await Done.InvokeAsync();
        }
        else if (problem is { Refusal: not null }) await LookBack();
        StateHasChanged();
        return problem;
    }

    private async Task LookBack()
    {
        var (now, _) = await Api.Get<CommandAnswer<TView>>($"api/{Kind}/{Id}");
        if (now is null || now.Version == Thing?.Version) return;
        var (past, _) = await Api.Get<HistoryPage>($"api/{Kind}/{Id}/history?after={now.Version - 1}&size=200");
        Thing = now;
        await Opened(now.View);
        if (past?.Items is not [.., var last]) return;
        await People.Learn([last.Actor]);
        Passed = last;
    }
}
