using Coordination.Storage.Journal;
using Microsoft.Data.Sqlite;

namespace Coordination.Storage.Sqlite;

/// <summary>Writes on one connection outside the pool.</summary>
internal sealed class SqliteWriter(string connectionString, uint pageLimit, TimeProvider clock) : IBatchWriter
{
    private readonly string _writing = new SqliteConnectionStringBuilder(connectionString)
    {
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = false,
    }.ConnectionString;

    private SqliteSession? _session;

    public void Write(Batch batch) => (_session ??= new SqliteSession(_writing, pageLimit, clock)).Write(batch);

    public void Abandon()
    {
        var session = _session;
        _session = null;
        session?.Dispose();
    }

    public void Dispose() => Abandon();
}
