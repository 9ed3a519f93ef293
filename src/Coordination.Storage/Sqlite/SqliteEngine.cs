using System.Data.Common;
using Coordination.Storage.Journal;
using Coordination.Storage.Views;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Coordination.Storage.Sqlite;

/// <summary>One file, one process. Its calls block, so that they run on the thread pool.</summary>
internal sealed class SqliteEngine(string connectionString, TimeProvider clock) : Engine
{
    private const int BusySeconds = 5;

    /// <summary>How many pages the file may have: stands for a full disk.</summary>
    public uint PageLimit { get; init; } = uint.MaxValue - 1;

    private readonly string _reading = new SqliteConnectionStringBuilder(connectionString)
    {
        Mode = SqliteOpenMode.ReadWrite,
        DefaultTimeout = BusySeconds,
        Pooling = true,
    }.ConnectionString;

    public override string WithPairs(Where where, IReadOnlyCollection<string> pairs, int atMost) =>
        $"SELECT rowid AS pointed FROM text_pairs WHERE text_pairs MATCH {where.Name(string.Join(" AND ", pairs))} ORDER BY rowid DESC LIMIT {atMost}";

    public override string LookUp(string table, string alias, string key, string column) => $"CROSS JOIN {table} {alias} ON {alias}.{key} = {column}";

    public override string By(string index) => $" INDEXED BY {index}";

    public override (string Sql, int Column) Explain(string sql) => ($"EXPLAIN QUERY PLAN {sql}", 3);

    public override string ViewKey => "id";

    public override async ValueTask<DbConnection> Open(CancellationToken stop)
    {
        var connection = new SqliteConnection(_reading);
        await connection.OpenAsync(stop);
        return connection;
    }

    public override Task<T> Run<T>(Func<Task<T>> read) => Task.Run(read);

    public override CancellationTokenRegistration Bound(DbConnection connection, CancellationToken stop) =>
        stop.Register(static open => raw.sqlite3_interrupt(((SqliteConnection)open!).Handle), connection);

    public override IBatchWriter CreateWriter() => new SqliteWriter(connectionString, PageLimit, clock);

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }
}
