using System.Text.Json;
using Coordination.Client.Api;
using Coordination.Client.Boards;
using Coordination.Contracts.Api;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Shell;

/// <summary>
/// One thing in the hand of whoever looks after it: live, kept on the phone for when there is no network, and shown as it will be
/// once the queue is sent.
/// </summary>
/// <typeparam name="THeld">What the phone keeps, as the server last said.</typeparam>
public abstract class FieldPage<THeld> : ComponentBase, IDisposable where THeld : class
{
    private readonly CancellationTokenSource stop = new();
    private bool loading, again;

    /// <summary>Who works here.</summary>
    [Inject] protected Session Session { get; set; } = null!;

    /// <summary>The server.</summary>
    [Inject] protected CoordinationApi Api { get; set; } = null!;

    /// <summary>What waits to be sent.</summary>
    [Inject] protected Outbox Outbox { get; set; } = null!;

    /// <summary>The time.</summary>
    [Inject] protected TimeProvider Clock { get; set; } = null!;

    [Inject] private Device Device { get; set; } = null!;

    [Inject] private ChangesFeed Changes { get; set; } = null!;

    /// <summary>The page's address, for example <c>grid/360424100901003</c>.</summary>
    protected abstract string Address { get; }

    /// <summary>The boards that say when what the page shows changed.</summary>
    protected abstract IEnumerable<string> Boards { get; }

    /// <summary>What is known; null before anything is.</summary>
    protected THeld? Held { get; private set; }

    /// <summary>Why the last reading failed; null when it didn't.</summary>
    protected Problem? Problem { get; private set; }

    private string Key => $"{Address.Replace('/', ':')}:{Session.Me?.Id}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await Session.Load();
        if (Session.Me is not { } me) return;
        Show(await Device.Recall<THeld>(Key));
        Outbox.Changed += Redraw;
        Outbox.Done += Take;
        await Outbox.Open(me.Id);
        await Load();
        if (!stop.IsCancellationRequested) Changes.Follow(Boards, frame => InvokeAsync(Load), null, stop.Token);
        await Device.Run("keepShell");
    }

    /// <summary>Reads the thing; without an answer what is known stays.</summary>
    protected abstract Task<(THeld? Held, Problem? Problem)> Read(CancellationToken ended);

    /// <summary>What is known after the server answered one of the queue's commands with this view.</summary>
    protected abstract THeld After(THeld held, SentCommand done, JsonElement view);

    /// <summary>What is known or the queue has changed: reckons what the page shows.</summary>
    protected virtual void Expect(THeld held)
    {
    }

    /// <summary>Puts a command into the queue.</summary>
    protected Task<bool> Do(string kind, string id, string command, object body, string words) =>
        Outbox.Add(Api.Command(kind, id, command, body), words);

    /// <summary>Reads again now; what changes meanwhile is read after that.</summary>
    protected async Task Load()
    {
        again = true;
        if (loading) return;
        loading = true;
        while (again && !stop.IsCancellationRequested)
        {
            again = false;
            (var read, Problem) = await Read(stop.Token);
            if (read is null) continue;
            Show(read);
            await Device.Remember(Key, read);
        }
        loading = false;
        if (!stop.IsCancellationRequested) StateHasChanged();
    }

    private void Show(THeld? what)
    {
        if (what is null) return;
        Held = what;
        Expect(what);
    }

    private void Redraw() => InvokeAsync(() =>
    {
        Show(Held);
        StateHasChanged();
    });

    // What the server answered stands at once; otherwise the page would show the old state until it has read the new.
    private void Take(SentCommand done, JsonElement view)
    {
        if (Held is not null) Show(After(Held, done, view));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
        Outbox.Changed -= Redraw;
        Outbox.Done -= Take;
        GC.SuppressFinalize(this);
    }
}
