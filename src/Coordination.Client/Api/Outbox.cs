using System.Text.Json;
using Coordination.Client.Boards;
using Coordination.Client.Shell;
using Coordination.Contracts.Api;
using Microsoft.JSInterop;

namespace Coordination.Client.Api;

/// <summary>
/// The queue of a phone: commands are kept on the device until the server has answered them, sent one by one in the
/// order they were given, and again under the same key for as long as the network or the server is away. One that
/// is refused is dropped and its sentence shown. Each account has a queue of its own on the device.
/// </summary>
public sealed class Outbox(CoordinationApi api, Device device, TimeProvider clock) : IDisposable
{
    /// <summary>More than a long day offline gives; beyond it nothing is taken any more.</summary>
    public const int Most = 500;

    private readonly List<OutboxEntry> entries = [];
    private readonly List<OutboxRefusal> refusals = [];
    private DotNetObjectReference<Outbox>? self;
    private IJSObjectReference? online;
    private TaskCompletionSource? waiting;
    private string? key;
    private bool sending;

    /// <summary>What waits, in the order it will be sent.</summary>
    public IReadOnlyList<OutboxEntry> Entries => entries;

    /// <summary>What was refused and not yet seen, oldest first.</summary>
    public IReadOnlyList<OutboxRefusal> Refusals => refusals;

    /// <summary>True when the server wants a new sign-in before it takes the queue.</summary>
    public bool IsSignedOut { get; private set; }

    /// <summary>True while the last attempt did not reach the server.</summary>
    public bool IsOffline { get; private set; }

    /// <summary>The queue, or what is known of it, has changed.</summary>
    public event Action? Changed;

    /// <summary>A command was done; with the view of its thing that holds it. Told before <see cref="Changed"/>.</summary>
    public event Action<SentCommand, JsonElement>? Done;

    /// <summary>Takes up the queue that <paramref name="account"/> left on this device, and starts sending it.</summary>
    public async Task Open(string account)
    {
        var mine = $"outbox:{account}";
        if (key != mine)
        {
            key = mine;
            entries.Clear();
            entries.AddRange(await device.Recall<List<OutboxEntry>>(key) ?? []);
        }
        IsSignedOut = false;
        if (online is null)
        {
            self = DotNetObjectReference.Create(this);
            online = await device.Ask<IJSObjectReference>("onOnline", self);
        }
        Changed?.Invoke();
        _ = Send();
    }

    /// <summary>Puts a command at the end of the queue. False when the queue is full; nothing was taken then.</summary>
    public async Task<bool> Add(SentCommand command, string words)
    {
        if (entries.Count >= Most) return false;
        entries.Add(new OutboxEntry(command, words));
        await Keep();
        _ = Send();
        return true;
    }

    /// <summary>The person has read the refusals.</summary>
    public void Seen()
    {
        refusals.Clear();
        Changed?.Invoke();
    }

    /// <summary>The browser says that the network is back: no need to sit out a pause.</summary>
    [JSInvokable]
    public void WentOnline() => waiting?.TrySetResult();

    private async Task Send()
    {
        if (sending) return;
        sending = true;
        try
        {
            for (var failures = 0; entries.Count > 0 && !IsSignedOut;)
            {
                var (entry, queue) = (entries[0], key);
                var answer = await api.Send(entry.Command);
                IsOffline = answer.Problem is { Status: 0 };
                if (queue != key)
                {
                    // Another account took over this device meanwhile; the entry stays in its own queue.
                }
                else if (answer.Problem is { IsSignedOut: true })
                {
                    IsSignedOut = true;
                    Changed?.Invoke();
                }
                else if (answer.Problem is { IsPassing: true })
                {
                    failures++;
                    Changed?.Invoke();
                    await Pause(failures);
                }
                else
                {
                    failures = 0;
                    entries.RemoveAt(0);
                    if (answer.Problem is { } no) refusals.Add(new OutboxRefusal(entry.Words, no.Detail ?? no.Refusal ?? $"{no.Status}"));
                    else Done?.Invoke(entry.Command, answer.Value!.View);
                    await Keep();
                }
            }
        }
        finally
        {
            sending = false;
        }
    }

    private async Task Pause(int failures)
    {
        waiting = new TaskCompletionSource();
        using var enough = new CancellationTokenSource();
        var pause = Task.Delay(BoardFeed.Pause(failures, Random.Shared.NextDouble()), clock, enough.Token);
        await Task.WhenAny(pause, waiting.Task);
        await enough.CancelAsync();
    }

    private async Task Keep()
    {
        await device.Remember(key!, entries.Count == 0 ? null : entries);
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose() => self?.Dispose();
}
