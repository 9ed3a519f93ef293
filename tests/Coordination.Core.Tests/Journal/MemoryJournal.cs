using System.Collections.Concurrent;
using Coordination.Core.Journal;

namespace Coordination.Core.Tests.Journal;

/// <summary>A journal in memory whose appends can be held back, counted and made to fail. It is its own views too.</summary>
public sealed class MemoryJournal : IJournal, IViews
{
    private readonly ConcurrentDictionary<string, List<StoredCommit>> _commits = new();
    private readonly ConcurrentDictionary<(string Stream, long Version), Commit> _kept = new();
    private readonly ConcurrentDictionary<string, List<(Message Message, DateTimeOffset NextAt)>> _messages = new();
    private readonly ConcurrentDictionary<string, StoredView> _views = new();
    private readonly List<DeadLetter> _letters = [];

    public int Appends { get; private set; }

    /// <summary>How many commits were read one way or another.</summary>
    public int Reads;

    /// <summary>Each append waits for this.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Each look at history waits for this.</summary>
    public Task HoldReads { get; set; } = Task.CompletedTask;

    /// <summary>Asked at each append: throws to fail before it is recorded.</summary>
    public Action<Commit> Before { get; set; } = _ => { };

    /// <summary>Asked at each append: throws to fail after it was recorded.</summary>
    public Action<Commit> After { get; set; } = _ => { };

    public ConcurrentQueue<JournalNote> Notes { get; } = [];

    public bool IsReady { get; set; } = true;

    public IReadOnlyList<StoredCommit> All(string stream)
    {
        lock (_commits) return [.. _commits.GetValueOrDefault(stream) ?? []];
    }

    public IReadOnlyList<DeadLetter> Letters
    {
        get { lock (_commits) return [.. _letters]; }
    }

    public async ValueTask<bool> Append(Commit commit)
    {
        await Hold;
        lock (_commits)
        {
            Appends++;
            Before(commit);
            var commits = _commits.GetOrAdd(commit.Stream, _ => []);
            if (commits.Count != commit.Version - 1) return false;
            commits.Add(new StoredCommit(commit.Stream, commit.Version, commit.At, commit.Body));
            _kept[(commit.Stream, commit.Version)] = commit;
            if (commit.View is not null) _views[commit.Stream] = new StoredView(commit.Stream, commit.Version, commit.At, commit.View with { View = null });
            _messages.GetOrAdd(commit.Stream, _ => []).AddRange(commit.Messages.Select(message => (message, commit.At)));
            After(commit);
            return true;
        }
    }

    /// <summary>How many messages of the stream wait, due or not.</summary>
    public int Held(string stream)
    {
        lock (_commits) return _messages[stream].Count;
    }

    /// <summary>Lets what was postponed be tried at once.</summary>
    public void MakeDue(string stream)
    {
        lock (_commits) _messages[stream] = [.. _messages[stream].Select(one => (one.Message, DateTimeOffset.MinValue))];
    }

    public void Put(string stream, Message message)
    {
        lock (_commits) _messages[stream].Add((message, DateTimeOffset.MinValue));
    }

    public void Note(JournalNote note)
    {
        Notes.Enqueue(note);
        lock (_commits)
        {
            var messages = _messages.GetOrAdd(note.Stream, _ => []);
            switch (note)
            {
                case Delivered done:
                    messages.RemoveAll(one => one.Message.Version == done.Version && one.Message.Target == done.Target);
                    break;
                case DeliveryPostponed later:
                    var at = messages.FindIndex(one => one.Message.Version == later.Version && one.Message.Target == later.Target);
                    if (at >= 0) messages[at] = (messages[at].Message with { Attempts = messages[at].Message.Attempts + 1 }, later.Until);
                    break;
                case Undeliverable dead:
                    var letter = messages.Find(one => one.Message.Version == dead.Version && one.Message.Target == dead.Target).Message;
                    messages.RemoveAll(one => one.Message == letter);
                    _letters.Add(new DeadLetter(_letters.Count + 1, dead.Stream, dead.Version, dead.Target, letter.Body, dead.At, dead.Reason));
                    break;
            }
        }
    }

    public async ValueTask<IReadOnlyList<StoredCommit>> Read(string stream, long after, int atMost, CancellationToken stop)
    {
        await HoldReads;
        IReadOnlyList<StoredCommit> page = [.. All(stream).Where(commit => commit.Version > after).Take(atMost)];
        Interlocked.Add(ref Reads, page.Count);
        return page;
    }

    public ValueTask<KeptView?> ViewAt(string stream, long version, CancellationToken stop) =>
        new(_kept.TryGetValue((stream, version), out var commit) && commit.View is not null
            ? new KeptView(version, commit.At, commit.Format, commit.View.Body)
            : null);

    public ValueTask<IReadOnlyList<Message>> Undelivered(string stream, DateTimeOffset now, int atMost, CancellationToken stop)
    {
        lock (_commits)
        {
            var messages = _messages.GetValueOrDefault(stream) ?? [];
            return new([.. messages
                .Where(one => !messages.Any(held => held.Message.Target == one.Message.Target && held.Message.Version <= one.Message.Version && held.NextAt > now))
                .Select(one => one.Message).Take(atMost)]);
        }
    }

    public ValueTask<StoredView?> Get(string stream, CancellationToken stop) => new(_views.GetValueOrDefault(stream));

    public async ValueTask<ViewPage> List(ViewQuery query, CancellationToken stop)
    {
        await HoldReads;
        StoredView[] found = [.. _views.Values.Where(view => view.Row.Kind == query.Kind).OrderBy(view => view.Stream, StringComparer.Ordinal)];
        StoredView[] page = [.. found.Where(view => string.CompareOrdinal(view.Stream, query.After) > 0).Take(query.Size + 1)];
        return new ViewPage([.. page.Take(query.Size)], found.Length, page.Length > query.Size ? page[^2].Stream : null);
    }

    public IAsyncEnumerable<StoredView> All(ViewQuery query, int atMost, CancellationToken stop) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<FoundView>> Find(FindQuery query, CancellationToken stop) => throw new NotSupportedException();

    public async IAsyncEnumerable<StoredView> Under(ViewScan scan, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await HoldReads;
        foreach (var view in Find(scan)) yield return view;
    }

    public async IAsyncEnumerable<(string Stream, long Version)> Versions(
        ViewScan scan, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await HoldReads;
        foreach (var view in Find(scan)) yield return (view.Stream, view.Version);
    }

    public ValueTask<IReadOnlyList<StoredView>> GetAll(IReadOnlyCollection<string> streams, CancellationToken stop) =>
        new([.. streams.Select(stream => _views.GetValueOrDefault(stream)).OfType<StoredView>()]);

    public IAsyncEnumerable<PastView> Past(ViewScan scan, DateTimeOffset moment, CancellationToken stop) => throw new NotSupportedException();

    public ValueTask<ReadOnlyMemory<byte>?> Details(string stream, CancellationToken stop)
    {
        var details = _kept.Values.Where(commit => commit.Stream == stream && !commit.Details.IsEmpty).MaxBy(commit => commit.Version)?.Details;
        return new(details);
    }

    public ValueTask<IReadOnlyList<(string Stream, long Version)>> ToWake(DateTimeOffset now, int atMost, CancellationToken stop) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<DeadLetter>> DeadLetters(long before, int atMost, CancellationToken stop) => new(Letters);

    public ValueTask<long> CountDeadLetters(CancellationToken stop) => new(Letters.Count);

    private IEnumerable<StoredView> Find(ViewScan scan) => _views.Values.Where(view =>
        (scan.Kinds.Count == 0 || scan.Kinds.Contains(view.Row.Kind))
        && view.Row.Area.StartsWith(scan.Area, StringComparison.Ordinal)
        && !scan.ExceptStatuses.Contains(view.Row.Status)
        && (scan.ChangedSince is not { } since || view.UpdatedAt >= since)
        && (scan.TurnOf is not { } grants || view.Row.Turns.Any(turn => grants.Any(turn.IsOf))));
}
