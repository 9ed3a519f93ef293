using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Coordination.Core.Journal;
using Microsoft.Extensions.Logging;

namespace Coordination.Storage.Journal;

/// <summary>
/// What waits goes together: one thread takes everything that is queued, writes it in one transaction and answers. There
/// is no timer; while one transaction is on its way the next one gathers. The thread is the journal's own: on the pool
/// every step of a transaction would wait behind the work of all who wait for it.
/// </summary>
internal sealed class GroupCommitJournal : IJournal, IAsyncDisposable
{
    public const int QueueLimit = 65_536;

    private static readonly TimeSpan RoomBound = TimeSpan.FromSeconds(5);

    private readonly WorkQueue<Entry> _queue = new(QueueLimit);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Engine _engine;
    private readonly Reader _reader;
    private readonly StorageState _state;
    private readonly Action<Commit> _committed;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly JournalMeter _meter;

    public GroupCommitJournal(
        Engine engine, StorageState state, Action<Commit> committed, IMeterFactory meters, TimeProvider clock,
        ILogger<GroupCommitJournal> log)
    {
        (_engine, _state, _committed, _clock, _log) = (engine, state, committed, clock, log);
        _reader = new Reader(engine);
        _meter = new JournalMeter(meters, () => _queue.Count);
        new Thread(Run) { IsBackground = true, Name = "Journal" }.Start();
    }

    public ValueTask<bool> Append(Commit commit)
    {
        StoredText.Check(commit);
        var entry = new Entry { Commit = commit };
        return _queue.TryAdd(entry) ? new(entry.Task) : WaitForRoom(entry);
    }

    public bool IsReady => _state.Ready;

    public void Note(JournalNote note) => _queue.TryAdd(new Entry { Note = note });

    public ValueTask<IReadOnlyList<StoredCommit>> Read(string stream, long after, int atMost, CancellationToken stop) =>
        _reader.Commits(stream, after, atMost, stop);

    public ValueTask<KeptView?> ViewAt(string stream, long version, CancellationToken stop) => _reader.ViewAt(stream, version, stop);

    public ValueTask<IReadOnlyList<Message>> Undelivered(string stream, DateTimeOffset now, int atMost, CancellationToken stop) =>
        _reader.Undelivered(stream, now, atMost, stop);

    /// <summary>Runs one transaction that writes next to nothing. True when it went well; <see cref="StorageState"/> knows either way.</summary>
    internal async Task<bool> Probe()
    {
        var probe = new Entry();
        return _queue.TryAdd(probe) && await probe.Task;
    }

    /// <summary>Takes no more, writes what waits, closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task;
        _queue.Dispose();
    }

    private async ValueTask<bool> WaitForRoom(Entry entry)
    {
        using var bound = new CancellationTokenSource(RoomBound, _clock);
        try
        {
            await _queue.Add(entry, bound.Token);
        }
        catch (OperationCanceledException)
        {
            throw new JournalException("The journal is overloaded; this was not committed.");
        }
        catch (ChannelClosedException)
        {
            throw new JournalException("The journal is closed; this was not committed.");
        }
        return await entry.Task;
    }

    private void Run()
    {
        var batch = new Batch();
        using var writer = _engine.CreateWriter();
        do
        {
            while (batch.Fill(_queue)) Write(writer, batch);
        }
        while (_queue.Wait());
        _ended.SetResult();
    }

    private void Write(IBatchWriter writer, Batch batch)
    {
        var started = _clock.GetTimestamp();
        try
        {
            writer.Write(batch);
        }
        catch (Exception failure)
        {
            Fail(writer, batch, failure);
            return;
        }
        _state.Up();
        _meter.Written(batch.Commits.Count, _clock.GetElapsedTime(started));
        batch.Answer(Offer);
    }

    /// <summary>A fault beside the journal must not stop it.</summary>
    private void Offer(Commit commit)
    {
        try
        {
            _committed(commit);
        }
        catch (Exception fault)
        {
            _log.LogError(fault, "The feed failed at {Stream} version {Version}.", commit.Stream, commit.Version);
        }
    }

    private void Fail(IBatchWriter writer, Batch batch, Exception failure)
    {
        if (_state.Ready)
            _log.LogError(failure, "The journal failed; {Commits} commits are unknown.", batch.Commits.Count);
        _state.Down(failure);
        _meter.Failed();
        batch.Fail(failure);
        try
        {
            writer.Abandon();
        }
        catch (Exception second)
        {
            _log.LogWarning(second, "The failed connection could not be closed.");
        }
    }
}
