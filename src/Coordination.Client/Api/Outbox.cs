using System.Globalization;
using System.Text.Json;
using Coordination.Client.Boards;
using Coordination.Client.Shell;
using Coordination.Contracts.Api;
using Microsoft.JSInterop;

namespace Coordination.Client.Api;

/// <summary>
/// The queue of a phone: commands are kept on the device until the server has answered them, sent one by one in the
/// order they were given, and again under the same key for as long as the network or the server is away. One that
/// is refused is dropped and its sentence shown. Each account has a queue of its own on the device, which the tabs of a browser
/// share: each command is kept by itself, and one of the tabs sends.
/// </summary>
public sealed class Outbox(CoordinationApi api, Device device, TimeProvider clock) : IDisposable
{
    /// <summary>More than a long day offline gives; beyond it nothing is taken any more.</summary>
    public const int Most = 500;

    private readonly List<OutboxEntry> entries = [];
    private readonly List<string> slots = [];
    private readonly List<OutboxRefusal> refusals = [];
    private DotNetObjectReference<Outbox>? self;
    private IJSObjectReference? online, others;
    private Task holding = Task.CompletedTask;
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
        var mine = $"outbox:{account}/";
        if (key != mine)
        {
            key = mine;
            holding = device.Run("hold", key).AsTask();
            await TakeOver($"outbox:{account}");
        }
        await Read();
        IsSignedOut = false;
        if (online is null)
        {
            self = DotNetObjectReference.Create(this);
            online = await device.Ask<IJSObjectReference>("onOnline", self);
            others = await device.Ask<IJSObjectReference>("onRemembered", self);
        }
        Changed?.Invoke();
        _ = Send();
    }

    /// <summary>Puts a command at the end of the queue. False when the queue is full; nothing was taken then.</summary>
    public async Task<bool> Add(SentCommand command, string words)
    {
        if (entries.Count >= Most) return false;
        var (entry, slot) = (new OutboxEntry(command, words), NextSlot());
        entries.Add(entry);
        slots.Add(slot);
        await device.Remember(slot, entry);
        Changed?.Invoke();
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

    /// <summary>Another tab has put something into the queue or sent something of it.</summary>
    [JSInvokable]
    public async Task Remembered(string changed)
    {
        if (key is null || !changed.StartsWith(key, StringComparison.Ordinal)) return;
        await Read();
        Changed?.Invoke();
        _ = Send();
    }

    private async Task Send()
    {
        if (sending) return;
        sending = true;
        try
        {
            // One tab sends: the others wait here until it is closed.
            await holding;
            for (var failures = 0; entries.Count > 0 && !IsSignedOut;)
            {
                var (entry, slot, queue) = (entries[0], slots[0], key);
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
                    await Forget(slot);
                    if (answer.Problem is { } no) refusals.Add(new OutboxRefusal(entry.Words, no.Detail ?? no.Refusal ?? $"{no.Status}"));
                    else Done?.Invoke(entry.Command, answer.Value!.View);
                    Changed?.Invoke();
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

    // Slots sort as they were given, in whichever tab.
    private string NextSlot()
    {
        var last = slots.Count == 0 ? 0 : long.Parse(slots[^1].AsSpan(key!.Length, 20), CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{key}{Math.Max(last + 1, clock.GetUtcNow().UtcTicks):D20}-{Random.Shared.Next():x}");
    }

    // Before, a queue was kept as one list.
    private async Task TakeOver(string list)
    {
        if (await device.Recall<List<OutboxEntry>>(list) is not { } before) return;
        await Read();
        foreach (var entry in before)
        {
            slots.Add(NextSlot());
            await device.Remember(slots[^1], entry);
        }
        await device.Remember<List<OutboxEntry>>(list, null);
    }

    private async Task Read()
    {
        var kept = await device.RecallAll<OutboxEntry>(key!);
        slots.Clear();
        entries.Clear();
        slots.AddRange(kept.Select(one => one.Key));
        entries.AddRange(kept.Select(one => one.Value));
    }

    private async Task Forget(string slot)
    {
        await device.Remember<OutboxEntry>(slot, null);
        if (slots.IndexOf(slot) is >= 0 and var at)
        {
            slots.RemoveAt(at);
            entries.RemoveAt(at);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => self?.Dispose();
}
