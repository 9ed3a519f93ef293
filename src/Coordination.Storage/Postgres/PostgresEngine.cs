using System.Data.Common;
using Coordination.Storage.Journal;
using Coordination.Storage.Views;
using Npgsql;

namespace Coordination.Storage.Postgres;

/// <summary>PostgreSQL, for one silo or many.</summary>
internal sealed class PostgresEngine(string connectionString, TimeProvider clock) : Engine
{
    private readonly NpgsqlDataSource _reading = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 32,
            AutoPrepareMinUsages = 3,
            // Readers leave nothing behind in a session that would have to be reset.
            NoResetOnClose = true,
            MaxPoolSize = 32,
            Timeout = 5,
            CommandTimeout = 60,
        });

    public override string WithPairs(Where where, IReadOnlyCollection<string> pairs, int atMost) =>
        $"SELECT stream AS pointed FROM texts WHERE pairs @> {where.Name(pairs.ToArray())} LIMIT {atMost}";

    public override string LookUp(string table, string alias, string key, string column) =>
        $"CROSS JOIN LATERAL (SELECT * FROM {table} found WHERE found.{key} = {column} OFFSET 0) {alias}";

    public override string By(string index) => "";

    public override (string Sql, int Column) Explain(string sql) => ($"EXPLAIN (ANALYZE, COSTS OFF, SUMMARY OFF, BUFFERS OFF) {sql}", 0);

    public override string ViewKey => "stream";

    public override async ValueTask<DbConnection> Open(CancellationToken stop) => await _reading.OpenConnectionAsync(stop);

    public override Task<T> Run<T>(Func<Task<T>> read) => read();

    public override CancellationTokenRegistration Bound(DbConnection connection, CancellationToken stop) => default;

    public override IBatchWriter CreateWriter() => new PostgresWriter(connectionString, clock);

    public override ValueTask DisposeAsync() => _reading.DisposeAsync();
}
