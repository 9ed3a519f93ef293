using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Coordination.Core.Journal;

/// <summary>
/// Delivers what one stream sends to others: to each target in order, each message at least once under a key that
/// makes it once. A target that can't take one now holds up its own messages only. What a target refuses or can't read
/// is kept as a dead letter, and the sender hears of it.
/// </summary>
/// <param name="stream">The sender.</param>
/// <param name="journal">Keeps what is not delivered yet.</param>
/// <param name="grains">Reaches the targets.</param>
/// <param name="clock">For when to try again.</param>
/// <param name="logger">Told of what fails.</param>
/// <param name="heard">Told what became of a message: null for done, else why not.</param>
internal sealed class Courier(
    string stream, IJournal journal, IGrainFactory grains, TimeProvider clock, ILogger logger, Func<Message, string?, Task> heard)
{
    /// <summary>With more than this waiting here the journal alone remembers, until the stream is woken.</summary>
    private const int MostInHand = 256;

    private const int MostAttempts = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), LongestPause = TimeSpan.FromMinutes(5);
    private readonly Queue<Message> _bag = new();
    private readonly HashSet<string> _held = [];
    private Task _running = Task.CompletedTask;
    private bool _behind;

    /// <summary>Takes the messages of a commit that is durable.</summary>
    public void Take(IReadOnlyList<Message> messages)
    {
        if (messages.Count == 0 || (_behind |= _bag.Count + messages.Count > MostInHand)) return;
        foreach (var message in messages) _bag.Enqueue(message);
        if (_running.IsCompleted) _running = Run();
    }

    /// <summary>
    /// Sends what the journal still holds and is due; what was sent before arrives once all the same. True when that was
    /// all; false when more is left for the next call.
    /// </summary>
    public async Task<bool> Resume()
    {
        await _running;
        using var patience = new CancellationTokenSource(Patience, clock);
        var messages = await journal.Undelivered(stream, clock.GetUtcNow(), MostInHand, patience.Token);
        if (!_running.IsCompleted) return false;
        _held.Clear();
        _behind = messages.Count == MostInHand;
        foreach (var message in messages) _bag.Enqueue(message);
        await (_running = Run());
        return !_behind;
    }

    private async Task Run()
    {
        while (_bag.TryDequeue(out var message))
        {
            if (_held.Contains(message.Target)) continue;
            var (done, why) = await Deliver(message);
            if (done) journal.Note(new Delivered(stream, message.Version, message.Target));
            else if (why is not null) Bury(message, why);
            else Postpone(message);
            if (done || why is not null) await Hear(message, why);
        }
    }

    /// <summary>Done, or why it never will be; neither when it is to be tried again.</summary>
    private async Task<(bool Done, string? Why)> Deliver(Message message)
    {
        try
        {
            if (KindCatalog.OfStream(message.Target) is not { } to) return (false, DeadLetter.Unknown);
            var answer = await to.Kind.Grain(grains, to.Id).Send(
                new Envelope(message.KeyFrom(stream), Actor.System, message.Command(to.Kind))).AsTask().WaitAsync(Patience, clock);
            return answer.Outcome switch
            {
                Outcome.Done => (true, null),
                Outcome.Busy or Outcome.Unsure => (false, null),
                Outcome.Unknown => (false, DeadLetter.Unknown),
                Outcome.Refused => (false, answer.Refusal!),
                _ => (false, DeadLetter.Failing),
            };
        }
        catch (JsonException)
        {
            return (false, DeadLetter.Unreadable);
        }
        catch (Exception away) when (away is TimeoutException or OrleansException)
        {
            logger.LogWarning(away, "{Stream} version {Version} notifies {Target} later", stream, message.Version, message.Target);
            return (false, null);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "{Target} failed at what {Stream} version {Version} sends it", message.Target, stream, message.Version);
            return (false, message.Attempts + 1 >= MostAttempts ? DeadLetter.Failing : null);
        }
    }

    private void Postpone(Message message)
    {
        _held.Add(message.Target);
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(message.Attempts, 20))));
        journal.Note(new DeliveryPostponed(stream, message.Version, message.Target, clock.GetUtcNow() + pause));
    }

    private void Bury(Message message, string why)
    {
        logger.LogError("{Stream} version {Version} could not notify {Target}: {Why}", stream, message.Version, message.Target, why);
        journal.Note(new Undeliverable(stream, message.Version, message.Target, clock.GetUtcNow(), why));
    }

    private async Task Hear(Message message, string? why)
    {
        try
        {
            await heard(message, why);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "{Stream} could not hear what became of its message to {Target}", stream, message.Target);
        }
    }
}
