using Microsoft.Extensions.Logging;

namespace Coordination.Core.Journal;

/// <summary>
/// Delivers what one stream has to tell others: in order, each at least once, under a key that makes it once. What
/// could not be delivered stays in the journal and is sent again when the grain is woken.
/// </summary>
internal sealed class Courier(string stream, IJournal journal, IGrainFactory grains, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Queue<Message> _bag = new();
    private Task _running = Task.CompletedTask;
    private bool _behind;

    /// <summary>Takes the messages of a commit that is durable.</summary>
    public void Take(IReadOnlyList<Message> messages)
    {
        if (messages.Count == 0 || _behind) return;
        foreach (var message in messages) _bag.Enqueue(message);
        if (_running.IsCompleted) _running = Run();
    }

    /// <summary>Sends again what the journal still holds; what was sent before arrives once all the same.</summary>
    public async Task Resume()
    {
        await _running;
        using var patience = new CancellationTokenSource(Patience);
        var messages = await journal.Undelivered(stream, patience.Token);
        if (!_running.IsCompleted) return;
        _behind = false;
        foreach (var message in messages) _bag.Enqueue(message);
        await (_running = Run());
    }

    private async Task Run()
    {
        while (_bag.TryPeek(out var message))
        {
            if (!await Deliver(message))
            {
                _behind = true;
                _bag.Clear();
                return;
            }
            _bag.Dequeue();
            if (!_bag.TryPeek(out var next) || next.Version != message.Version) journal.Delivered(stream, message.Version);
        }
    }

    private async Task<bool> Deliver(Message message)
    {
        try
        {
            var (kind, id) = message.Address();
            var answer = await kind.Grain(grains, id).Send(
                new Envelope($"{stream}@{message.Version}", Actor.System, message.Command(kind))).AsTask().WaitAsync(Patience);
            if (answer.Outcome is Outcome.Busy or Outcome.Unsure) return false;
            if (answer.Outcome is not Outcome.Done)
                logger.LogError("{Stream} version {Version} could not tell {Target}: {Outcome} {Refusal}", stream, message.Version, message.Target, answer.Outcome, answer.Refusal);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            logger.LogWarning(e, "{Stream} version {Version} tells {Target} later", stream, message.Version, message.Target);
            return false;
        }
    }
}
