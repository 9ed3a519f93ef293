using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Storage;

namespace Coordination.Core.Journal;

/// <summary>
/// The base of every thing's grain. Commands are decided one by one, each against the state that the commits on
/// their way will leave. After a failed append the grain leaves and is loaded anew, so two activations can't both win.
/// </summary>
/// <remarks>Reentrant so that callers can queue; between two awaits the rules still run one at a time.</remarks>
[Reentrant]
public abstract class JournalGrain<TState, TCommand, TEvent>(IJournal journal, TimeProvider clock) : Grain, ICommandTarget
    where TState : class, IStreamState<TState, TCommand, TEvent>
    where TCommand : class
{
    private const int SnapshotEvery = StreamLoader<TState, TCommand, TEvent>.Short, SnapshotOnLeaving = 50;

    private StreamLoader<TState, TCommand, TEvent> _loader = null!;
    private CommitPipeline<TState, TCommand, TEvent> _commits = null!;
    private CommandMemory _memory = null!;
    private Courier _courier = null!;
    private Task _saving = Task.CompletedTask;

    /// <summary>What the rules say; a feature whose rules need settings overrides it to hand them in.</summary>
    protected virtual Verdict<TEvent> Decide(TState state, TCommand command, Actor by, DateTimeOffset now) =>
        state.Decide(command, by, now);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = this.GetPrimaryKeyString();
        var stream = KindCatalog.OfGrain(this.GetGrainId().Type.ToString()!).Stream(id);
        var logger = ServiceProvider.GetRequiredService<ILogger<JournalGrain<TState, TCommand, TEvent>>>();
        _courier = new Courier(stream, journal, GrainFactory, logger);
        _loader = new StreamLoader<TState, TCommand, TEvent>(
            stream, id, journal, ServiceProvider.GetKeyedService<IGrainStorage>("snapshots"), this.GetGrainId(), logger);
        (var version, var state, _memory) = await _loader.Load(cancellationToken);
        _commits = new CommitPipeline<TState, TCommand, TEvent>(stream, version, state, journal, logger, Settled, DeactivateOnIdle);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_commits is null) return;
        await Task.WhenAll(_commits.Running, _saving).WaitAsync(cancellationToken);
        if (_commits.Version >= SnapshotEvery && _commits.Version - _loader.SavedVersion >= SnapshotOnLeaving)
            await _loader.Save(_commits.Version, _commits.State, _memory);
    }

    /// <inheritdoc/>
    public async ValueTask<Answer> Send(Envelope envelope)
    {
        var command = (TCommand)envelope.Command;
        var hash = Fingerprint(envelope.By, command);
        if (await Before(envelope.Key) is { } before) return await Again(before, hash, envelope, command);
        if (_commits.TryGetWaiting(envelope.Key, out var waiting))
            return waiting.Hash == hash ? await waiting.Answer : KeyReused(envelope, command);
        return await Decided(envelope, command, hash);
    }

    /// <inheritdoc/>
    public async ValueTask Wake()
    {
        if (_commits.State is IWakes<TCommand> wakes && wakes.OnWake(clock.GetUtcNow()) is { } command)
            await Send(new Envelope($"wake@{_commits.Version}", Actor.System, command));
        await _courier.Resume();
    }

    private Task<Answer> Decided(Envelope envelope, TCommand command, ulong hash)
    {
        if (_commits.IsBroken) return Task.FromResult(Answer.Of(Outcome.Unsure));
        if (_commits.IsFull) return Task.FromResult(Answer.Of(Outcome.Busy));
        var state = _commits.Tail;
        if (!InPlace(envelope, command)) return Task.FromResult(Answer.Of(Outcome.Unknown));
        if (envelope.IfVersion is { } wanted && wanted != _commits.TailVersion) return Task.FromResult(Answer.Of(Outcome.Stale));

        var now = clock.GetUtcNow();
        var verdict = Decide(state, command, envelope.By, now);
        if (verdict.IsUnknown) return Task.FromResult(Answer.Of(Outcome.Unknown));
        if (verdict.Refusal is { } refusal)
        {
            _memory.Add(envelope.Key, new Remembered(hash, 0, refusal));
            return Task.FromResult(new Answer(Outcome.Refused, 0, default, refusal));
        }
        if (verdict.Events.Count > 0)
            return _commits.Add(
                new CommitEntry<TEvent>(envelope.Key, hash, envelope.By.Id, now, verdict.Events),
                verdict.Events.Aggregate(state, (after, happened) => after.Apply(happened)));
        if (_commits.IsBusy) return _commits.Wait(envelope.Key, hash);
        _memory.Add(envelope.Key, new Remembered(hash, _commits.Version));
        return Task.FromResult(new Answer(Outcome.Done, _commits.Version, _commits.View));
    }

    private bool InPlace(Envelope envelope, TCommand command) =>
        _commits.Tail.Place(command) is { } place && envelope.By.Reaches(place);

    private Answer KeyReused(Envelope envelope, TCommand command) =>
        Answer.Of(InPlace(envelope, command) ? Outcome.KeyReused : Outcome.Unknown);

    private async ValueTask<Remembered?> Before(string key)
    {
        if (_memory.TryGet(key, out var recent)) return recent;
        return _memory.MayBeOlder(key) ? await _loader.Find(key) : null;
    }

    private async ValueTask<Answer> Again(Remembered before, ulong hash, Envelope envelope, TCommand command)
    {
        if (before.Hash != hash) return KeyReused(envelope, command);
        if (before.Refusal is { } refusal) return new Answer(Outcome.Refused, 0, default, refusal);
        return before.Version == _commits.Version
            ? new Answer(Outcome.Done, before.Version, _commits.View)
            : new Answer(Outcome.Done, before.Version, await _loader.ViewAt(before.Version));
    }

    private void Settled(CommitPipeline<TState, TCommand, TEvent>.Pending pending, Commit commit)
    {
        foreach (var (key, hash, _) in pending.Waiting) _memory.Add(key, new Remembered(hash, commit.Version));
        _courier.Take(commit.Messages);
        if (commit.Version - _loader.SavedVersion >= SnapshotEvery && _saving.IsCompleted)
            _saving = _loader.Save(commit.Version, pending.After, _memory);
    }

    private static ulong Fingerprint(Actor by, TCommand command) => XxHash3.HashToUInt64(
        JsonSerializer.SerializeToUtf8Bytes(command, StoredJson.Options), (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(by.Id.AsSpan())));
}
