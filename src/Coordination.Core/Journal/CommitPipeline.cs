using System.Text.Json;
using Coordination.Contracts;
using Microsoft.Extensions.Logging;

namespace Coordination.Core.Journal;

/// <summary>
/// The commits of one stream on their way into the journal: one append in flight, behind it those that gather
/// meanwhile. Used from one grain's scheduler only.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="version">Its version as loaded.</param>
/// <param name="state">Its state as loaded.</param>
/// <param name="journal">Where commits go.</param>
/// <param name="logger">Told of failed appends.</param>
/// <param name="settled">Called in order for each commit that is durable, before its commands are answered.</param>
/// <param name="broken">Called once when an append failed; those that wait were answered as unsure.</param>
internal sealed class CommitPipeline<TState, TCommand, TEvent>(
    string stream, long version, TState state, IJournal journal, ILogger logger,
    Action<CommitPipeline<TState, TCommand, TEvent>.Pending, Commit> settled, Action broken)
    where TState : class, IStreamState<TState, TCommand, TEvent>
{
    private const int MostWaiting = 4096, MostInCommit = 512;

    private readonly Queue<Pending> _queue = new();
    private readonly Dictionary<string, (ulong Hash, Task<Answer> Answer)> _waiting = [];
    private Pending? _last;
    private ViewRow? _row;

    /// <summary>The state that is durable.</summary>
    public TState State { get; private set; } = state;

    /// <summary>The version that is durable.</summary>
    public long Version { get; private set; } = version;

    /// <summary>The state that the last commit on its way will leave; rules decide on it.</summary>
    public TState Tail => _last?.After ?? State;

    /// <summary>The version of <see cref="Tail"/>.</summary>
    public long TailVersion => _last?.Version ?? Version;

    /// <summary>The version that the next command's events will have.</summary>
    public long NextVersion => IsGathering ? _last!.Version : TailVersion + 1;

    /// <summary>True while commits are on their way.</summary>
    public bool IsBusy => _last is not null;

    /// <summary>True once an append failed: nothing more is taken.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>True when 4,096 commands wait.</summary>
    public bool IsFull => _waiting.Count >= MostWaiting;

    /// <summary>The work in progress.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>The durable view as UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> View => Row.Body;

    /// <summary>A command with that key that waits to become durable.</summary>
    public bool TryGetWaiting(string key, out (ulong Hash, Task<Answer> Answer) waiting) => _waiting.TryGetValue(key, out waiting);

    /// <summary>Takes a command with its events and the state after them; the answer comes when they are durable.</summary>
    public Task<Answer> Add(CommitEntry<TEvent> entry, TState after)
    {
        var told = after is INotifies<TState> notifies ? notifies.Notifications(Tail).ToDictionary(one => one.Target, one => one.Command) : [];
        // A commit sends a target one message at most: what would be the second goes with the next.
        if (!IsGathering || told.Keys.Any(_last!.Told.ContainsKey))
            _queue.Enqueue(_last = new Pending(TailVersion + 1, Tail));
        _last!.Entries.Add(entry);
        foreach (var (target, command) in told) _last.Told.Add(target, command);
        _last.After = after;
        var answer = Wait(entry.Key, entry.Hash);
        if (Running.IsCompleted) Running = Run();
        return answer;
    }

    /// <summary>Answers a command that changed nothing once all it was decided upon is durable.</summary>
    public Task<Answer> Wait(string key, ulong hash)
    {
        var answer = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _last!.Waiting.Add((key, hash, answer));
        _waiting.Add(key, (hash, answer.Task));
        return answer.Task;
    }

    private ViewRow Row => _row ??= State.Row().WithBody();

    // The last commit that waits still takes more.
    private bool IsGathering => _last is { InFlight: false, Entries.Count: < MostInCommit };

    private async Task Run()
    {
        while (_queue.TryPeek(out var pending))
        {
            pending.InFlight = true;
            if (!await Append(pending))
            {
                IsBroken = true;
                while (_queue.TryDequeue(out var failed)) Answer(failed, Journal.Answer.Of(Outcome.Unsure));
                _last = null;
                broken();
                return;
            }
            _queue.Dequeue();
            if (ReferenceEquals(_last, pending)) _last = null;
            Answer(pending, new Answer(Outcome.Done, Version, View));
        }
    }

    private async Task<bool> Append(Pending pending)
    {
        try
        {
            var commit = Commit(pending);
            if (!await journal.Append(commit)) return false;
            (State, Version, _row) = (pending.After, pending.Version, commit.View);
            settled(pending, commit);
            return true;
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "{Stream} version {Version} is not known to be recorded", stream, pending.Version);
            return false;
        }
    }

    private Commit Commit(Pending pending)
    {
        var messages = pending.Told.Select(one => Message.Of(pending.Version, one.Key, one.Value)).ToArray();
        var details = pending.After is IDetailed<TState> detailed && (pending.Version == 1 || !detailed.HasDetailsOf(pending.Before))
            ? JsonSerializer.SerializeToUtf8Bytes(detailed.Details(), WireJson.Options)
            : default(ReadOnlyMemory<byte>);
        return new Commit(
            stream, pending.Version, pending.Entries[^1].At, CommitBody.Write(pending.Entries), pending.After.Row().WithBody(), messages)
        {
            Before = pending.Version == 1 ? null : Row,
            Format = TState.Format,
            Details = details,
        };
    }

    private void Answer(Pending pending, Answer answer)
    {
        foreach (var (key, _, waiting) in pending.Waiting)
        {
            _waiting.Remove(key);
            waiting.SetResult(answer);
        }
    }

    /// <summary>One commit on its way.</summary>
    internal sealed class Pending(long version, TState before)
    {
        public long Version { get; } = version;
        public TState Before { get; } = before;
        public TState After { get; set; } = before;
        public bool InFlight { get; set; }
        public List<CommitEntry<TEvent>> Entries { get; } = [];
        public OrderedDictionary<string, object> Told { get; } = [];
        public List<(string Key, ulong Hash, TaskCompletionSource<Answer> Answer)> Waiting { get; } = [];
    }
}
