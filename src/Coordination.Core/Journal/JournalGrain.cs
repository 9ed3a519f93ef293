using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Storage;

namespace Coordination.Core.Journal;

/// <summary>
/// The base of every kind's grain. Commands are decided one by one, each against the state that the commits on their
/// way will leave. After a failed append the grain deactivates and is loaded anew, so two activations can't both win.
/// </summary>
/// <remarks>Reentrant so that callers can queue; between two awaits the rules still run one at a time.</remarks>
[Reentrant]
public abstract class JournalGrain<TState, TCommand, TEvent>(IJournal journal, TimeProvider clock) : Grain, ICommandTarget
    where TState : class, IStreamState<TState, TCommand, TEvent>
    where TCommand : class
{
    private const int SnapshotOnDeactivation = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), AwakeAtMost = TimeSpan.FromSeconds(4);

    private StreamLoader<TState, TCommand, TEvent> _loader = null!;
    private CommitPipeline<TState, TCommand, TEvent> _commits = null!;
    private CommandMemory _memory = null!;
    private Courier _courier = null!;
    private ILogger _logger = null!;
    private string _stream = "";
    private object? _settings;
    private bool _awake;
    private Task _saving = Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = this.GetPrimaryKeyString();
        var stream = _stream = TState.Kind.Stream(id);
        var logger = _logger = ServiceProvider.GetRequiredService<ILogger<JournalGrain<TState, TCommand, TEvent>>>();
        _settings = TState.Kind.Settings is { } settings ? ServiceProvider.GetRequiredService(settings) : null;
        _courier = new Courier(stream, journal, GrainFactory, clock, logger, Heard);
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
        if (_commits.Version >= StreamLoader<TState, TCommand, TEvent>.Short && _commits.Version - _loader.SavedVersion >= SnapshotOnDeactivation)
            await _loader.Save(_commits.Version, _commits.State, _memory);
    }

    /// <inheritdoc/>
    public ValueTask<Answer> Send(Envelope envelope)
    {
        var command = (TCommand)envelope.Command;
        var hash = Fingerprint(envelope.By, command);
        if (Known(envelope, command, hash) is { } known) return new(known);
        var older = _memory.Older(envelope.Key.Value);
        var query = _commits.Tail is IGathers<TCommand> gathers ? gathers.Gather(command) : null;
        return new(older.Count == 0 && query is null
            ? Decided(envelope, command, hash, null)
            : Looked(envelope, command, hash, older, query));
    }

    /// <inheritdoc/>
    public async ValueTask Wake()
    {
        if (_awake) return;
        _awake = true;
        try
        {
            var began = clock.GetTimestamp();
            bool IsTime() => clock.GetElapsedTime(began) < AwakeAtMost;
            while (await SendItself((_commits.State as IWakes<TCommand>)?.OnWake(clock.GetUtcNow())) && IsTime()) { }
            do
                while (!await _courier.Resume() && IsTime()) { }
            while (IsTime() && await SendItself((_commits.State as ISweeps<TCommand>)?.NextPage()));
        }
        finally
        {
            _awake = false;
        }
    }

    /// <summary>True when it made a commit. The key is of this moment: what was refused before is asked anew.</summary>
    private async Task<bool> SendItself(TCommand? command)
    {
        if (command is null) return false;
        var version = _commits.Version;
        var answer = await Send(new Envelope(CommandKey.OfServer($"wake@{version}/{clock.GetUtcNow().UtcTicks}"), Actor.System, command));
        if (answer.Refusal is { } refusal) _logger.LogError("{Stream} refused what its own deadline asks for: {Refusal}", _stream, refusal);
        return answer.Outcome is Outcome.Done && answer.Version > version;
    }

    private async Task Heard(Message sent, string? refusal)
    {
        if (_commits.State is IHears<TCommand> hears && hears.OnHeard(sent, refusal) is { } command)
            await Send(new Envelope(CommandKey.OfServer($"heard@{sent.Version}/{sent.Target}"), Actor.System, command));
    }

    /// <summary>
    /// Looks in the journal for an older command with that key, and up what the rule asks for. Whoever came with the
    /// same key meanwhile is asked for again: from there to the decision nobody waits.
    /// </summary>
    private async Task<Answer> Looked(Envelope envelope, TCommand command, ulong hash, IReadOnlyList<long> older, ViewQuery? query)
    {
        if (older.Count > 0 && await _loader.Find(envelope.Key.Value, older) is { } before) return await Again(before, hash, envelope, command);
        ViewPage? gathered = null;
        if (query is not null)
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            gathered = await ServiceProvider.GetRequiredService<IViews>().List(query, patience.Token);
        }
        return await (Known(envelope, command, hash) ?? Decided(envelope, command, hash, gathered));
    }

    private Task<Answer>? Known(Envelope envelope, TCommand command, ulong hash)
    {
        if (_memory.TryGet(envelope.Key.Value, out var recent)) return Again(recent, hash, envelope, command);
        if (!_commits.TryGetWaiting(envelope.Key.Value, out var waiting)) return null;
        return waiting.Hash == hash ? waiting.Answer : Task.FromResult(KeyReused(envelope, command));
    }

    private Task<Answer> Decided(Envelope envelope, TCommand command, ulong hash, ViewPage? gathered)
    {
        if (_commits.IsBroken) return Task.FromResult(Answer.Of(Outcome.Unsure));
        if (_commits.IsFull) return Task.FromResult(Answer.Of(Outcome.Busy));
        var state = _commits.Tail;
        if (!InPlace(envelope, command)) return Task.FromResult(Answer.Of(Outcome.Unknown));
        if (envelope.IfVersion is { } wanted && wanted != _commits.TailVersion) return Task.FromResult(Answer.Of(Outcome.Stale));

        var (key, now) = (envelope.Key.Value, clock.GetUtcNow());
        var verdict = state.Decide(command, new DecisionContext(envelope.By, now, envelope.Key, _settings, gathered));
        if (verdict.IsUnknown) return Task.FromResult(Answer.Of(Outcome.Unknown));
        if (envelope.DryRun) return Task.FromResult(AsIf(verdict));
        if (verdict.Refusal is { } refusal)
        {
            _memory.Add(key, new Remembered(hash, 0, refusal));
            return Task.FromResult(new Answer(Outcome.Refused, 0, default, refusal));
        }
        if (verdict.Events.Count > 0)
            return _commits.Add(
                new CommitEntry<TEvent>(key, hash, envelope.By.Id, now, verdict.Events),
                verdict.Events.Aggregate(state, (after, happened) => after.Apply(happened)));
        if (_commits.IsBusy) return _commits.Wait(key, hash);
        _memory.Add(key, new Remembered(hash, _commits.Version));
        return Task.FromResult(new Answer(Outcome.Done, _commits.Version, _commits.View));
    }

    private Answer AsIf(Verdict<TEvent> verdict) => verdict.Refusal is { } refusal
        ? new Answer(Outcome.Refused, 0, default, refusal)
        : new Answer(Outcome.Done, verdict.Events.Count > 0 ? _commits.NextVersion : _commits.TailVersion, default);

    /// <summary>True when one of the sender's places reaches the thing, or the thing waits for this very command from the sender.</summary>
    private bool InPlace(Envelope envelope, TCommand command) =>
        _commits.Tail.Stands(command) is { } thing && (envelope.By.Reaches(thing) || IsTurnOf(envelope.By, command));

    private bool IsTurnOf(Actor by, TCommand command) => _commits.Tail.Row().Turns is { Count: > 0 } turns
        && turns.Any(turn => TState.Kind.Commands.GetValueOrDefault(turn.Action) == command.GetType() && by.Places.Any(turn.IsOf));

    private Answer KeyReused(Envelope envelope, TCommand command) =>
        Answer.Of(InPlace(envelope, command) ? Outcome.KeyReused : Outcome.Unknown);

    private async Task<Answer> Again(Remembered before, ulong hash, Envelope envelope, TCommand command)
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
        if (_loader.IsToSave(commit.Version) && _saving.IsCompleted)
            _saving = _loader.Save(commit.Version, pending.After, _memory);
    }

    private static ulong Fingerprint(Actor by, TCommand command) => XxHash3.HashToUInt64(
        JsonSerializer.SerializeToUtf8Bytes(command, StoredJson.Options), (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(by.Id.AsSpan())));
}
