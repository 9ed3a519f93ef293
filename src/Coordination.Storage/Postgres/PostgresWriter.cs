using Coordination.Storage.Journal;
using Npgsql;

namespace Coordination.Storage.Postgres;

/// <summary>
/// Writes on one connection outside the pool. First it takes for granted that every commit is the next of its stream,
/// which the database then checks; only when one is not, it asks for the newest versions and leaves that one out.
/// </summary>
internal sealed class PostgresWriter(string connectionString, TimeProvider clock) : IBatchWriter
{
    private const int Attempts = 5;

    private readonly string _writing = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        Timeout = 5,
        CommandTimeout = 10,
        WriteBufferSize = 128 * 1024,
    }.ConnectionString;

    private PostgresSession? _session;

    public void Write(Batch batch)
    {
        _session ??= new PostgresSession(_writing, clock);
        var groups = Groups.Untested(batch);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (_session.TryWrite(batch, groups)) return;
            }
            catch (PostgresException lost) when (IsRace(lost) && attempt < Attempts)
            {
                // Nothing was written; another silo took a version meanwhile, which the next attempt sees.
            }
            groups = null;
        }
    }

    public void Abandon()
    {
        var session = _session;
        _session = null;
        session?.Dispose();
    }

    public void Dispose() => Abandon();

    private static bool IsRace(PostgresException failure) => failure.SqlState is
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
