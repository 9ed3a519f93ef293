using System.Data.Common;
using System.Runtime.CompilerServices;
using Coordination.Core.Journal;

namespace Coordination.Storage;

/// <summary>Reads in the SQL that both engines speak. Every read is bounded; a failure is a <see cref="JournalException"/>.</summary>
internal sealed class Reader(Engine engine)
{
    private const int ChunkSize = 512;

    private static readonly TimeSpan OneBound = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ManyBound = TimeSpan.FromSeconds(60);

    public ValueTask<IReadOnlyList<StoredCommit>> Commits(string stream, long after, int atMost, CancellationToken stop) =>
        All(
            $"""
            SELECT c.version, c.at, c.body FROM views v JOIN commits c ON c.stream = v.{engine.ViewKey}
            WHERE v.stream = @stream AND c.version > @after ORDER BY c.version LIMIT @size
            """,
            [new("stream", stream), new("after", after), new("size", atMost)],
            row => new StoredCommit(stream, row.GetInt64(0), Moment.At(row.GetInt64(1)), row.GetFieldValue<byte[]>(2)),
            stop);

    public async ValueTask<KeptView?> ViewAt(string stream, long version, CancellationToken stop)
    {
        var found = await All(
            $"""
            SELECT c.version, c.at, c.format, c.view FROM views v JOIN commits c ON c.stream = v.{engine.ViewKey}
            WHERE v.stream = @stream AND c.version = @version AND c.view IS NOT NULL
            """,
            [new("stream", stream), new("version", version)],
            row => new KeptView(row.GetInt64(0), Moment.At(row.GetInt64(1)), row.GetInt32(2), row.GetFieldValue<byte[]>(3)),
            stop);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>A message to a target that an earlier one still waits for is left out: a target is told in order.</summary>
    public ValueTask<IReadOnlyList<Message>> Undelivered(string stream, DateTimeOffset now, int atMost, CancellationToken stop) =>
        All(
            $"""
            SELECT o.version, o.target, o.body, o.attempts FROM views v JOIN outbox o ON o.stream = v.{engine.ViewKey}
            WHERE v.stream = @stream AND NOT EXISTS (
              SELECT 1 FROM outbox held WHERE held.stream = o.stream AND held.target = o.target
                AND held.version <= o.version AND held.next_at > @now)
            ORDER BY o.version, o.target LIMIT @size
            """,
            [new("stream", stream), new("now", Moment.Of(now)), new("size", atMost)],
            row => new Message(row.GetInt64(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetInt32(3)),
            stop);

    /// <summary>All rows of a short answer.</summary>
    public async ValueTask<IReadOnlyList<T>> All<T>(
        string sql, IReadOnlyList<Value> values, Func<DbDataReader, T> map, CancellationToken stop)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(OneBound);
        try
        {
            return await engine.Run(() => Read(sql, values, map, bound.Token));
        }
        catch (Exception failure) when (IsOfDatabase(failure, stop))
        {
            throw Failed(failure);
        }
    }

    /// <summary>The rows of a long answer, handed on while it is read.</summary>
    public async IAsyncEnumerable<T> Stream<T>(
        string sql, IReadOnlyList<Value> values, Func<DbDataReader, T> map, [EnumeratorCancellation] CancellationToken stop)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(ManyBound);
        await using var rows = await Guarded(() => Rows.Start(engine, sql, values, bound.Token), stop);
        List<T> chunk;
        do
        {
            chunk = await Guarded(() => rows.Next(map, ChunkSize, bound.Token), stop);
            foreach (var one in chunk)
                yield return one;
        }
        while (chunk.Count == ChunkSize);
    }

    private async Task<List<T>> Read<T>(
        string sql, IReadOnlyList<Value> values, Func<DbDataReader, T> map, CancellationToken stop)
    {
        await using var rows = await Rows.Start(engine, sql, values, stop);
        return await rows.Next(map, int.MaxValue, stop);
    }

    private async Task<T> Guarded<T>(Func<Task<T>> read, CancellationToken stop)
    {
        try
        {
            return await engine.Run(read);
        }
        catch (Exception failure) when (IsOfDatabase(failure, stop))
        {
            throw Failed(failure);
        }
    }

    private static bool IsOfDatabase(Exception failure, CancellationToken stop) =>
        !stop.IsCancellationRequested
        && failure is DbException or TimeoutException or OperationCanceledException or IOException;

    private static JournalException Failed(Exception failure) => new("The journal could not be read.", failure);
}
