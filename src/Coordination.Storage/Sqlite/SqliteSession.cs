using Coordination.Core.Journal;
using Coordination.Storage.Journal;
using Coordination.Storage.Migrations;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Coordination.Storage.Sqlite;

/// <summary>An open connection that writes, with its prepared statements.</summary>
internal sealed class SqliteSession : IDisposable
{
    private const int BusyMilliseconds = 5_000;

    // Checkpoints are made beside; the writer never stops for one but to keep the log's size in bounds.
    private const string Setup =
        "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -65536";

    private readonly TimeProvider _clock;
    private readonly SqliteConnection _connection;
    private readonly List<Statement> _statements = [];
    private readonly HashSet<string> _refused = [];
    private readonly Statement _begin, _commit, _first, _next, _rebuild, _append, _enqueue, _probe;
    private readonly SqliteAside _aside;
    private readonly SqliteNotes _notes;
    private readonly Checkpoints _checkpoints;

    public SqliteSession(string connectionString, uint pageLimit, TimeProvider clock)
    {
        _clock = clock;
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
            raw.sqlite3_busy_timeout(_connection.Handle, BusyMilliseconds);
            _connection.Run($"{Setup}; PRAGMA max_page_count = {pageLimit}");
            _begin = Prepare("BEGIN IMMEDIATE");
            _commit = Prepare("COMMIT");
            _first = Prepare(SqliteSql.First);
            _next = Prepare(SqliteSql.Next);
            _append = Prepare(SqliteSql.Append);
            _enqueue = Prepare(SqliteSql.Enqueue);
            _rebuild = Prepare(SqliteSql.Rebuild);
            _aside = new SqliteAside(Prepare);
            _notes = new SqliteNotes(Prepare, Rebuild);
            _probe = Prepare(Schema.Probe);
            _checkpoints = new Checkpoints(_connection);
        }
        catch
        {
            Close();
            throw;
        }
    }

    public void Write(Batch batch)
    {
        _begin.Run();
        _refused.Clear();
        foreach (var entry in batch.Commits)
            entry.Accepted = Put(entry.Commit!);
        foreach (var note in batch.Notes)
            _notes.Write(note);
        if (batch.Probes.Count > 0)
            Schema.Expect(_probe.Bind(1, Moment.Of(_clock.GetUtcNow())).Scalar(), DatabaseEngine.Sqlite);
        _commit.Run();
        _checkpoints.Written();
    }

    public void Dispose()
    {
        _checkpoints.Dispose();
        Close();
    }

    /// <summary>
    /// False when the stream's newest version is not the one before: nothing is written then. What comes after a refused
    /// one of the same stream was decided on ground that isn't there.
    /// </summary>
    private bool Put(Commit commit)
    {
        if (_refused.Contains(commit.Stream)) return false;
        if (Put(commit.Version == 1 ? _first : _next, commit.Stream, commit.Version, commit.At, commit.View, commit.Format) is not { } stream)
        {
            _refused.Add(commit.Stream);
            return false;
        }
        var at = Moment.Of(commit.At);
        _append.Bind(1, stream).Bind(2, commit.Version).Bind(3, at).BindBlob(4, commit.Body).Bind(5, commit.Format).BindBlob(6, commit.View.Body).Run();
        foreach (var message in commit.Messages)
            _enqueue.Bind(1, stream).Bind(2, message.Version).Bind(3, message.Target).Bind(4, at).BindBlob(5, message.Body).Run();
        _aside.Write(stream, commit);
        return true;
    }

    private void Rebuild(Rebuilt note)
    {
        if (Put(_rebuild, note.Stream, note.Version, default, note.View, note.Format) is { } stream)
            _aside.Write(stream, new Commit(note.Stream, note.Version, default, default, note.View, []) { Details = note.Details });
    }

    private static long? Put(Statement statement, string stream, long version, DateTimeOffset at, ViewRow view, int format) => statement
        .Bind(1, stream).Bind(2, version).Bind(3, view.Kind).Bind(4, view.Area)
        .Bind(5, view.Chain).Bind(6, view.Status).Bind(7, Moment.Of(view.DueAt)).Bind(8, Moment.Of(view.AlarmAt))
        .Bind(9, Moment.Of(at)).BindText(10, view.Body).Bind(11, Aside.Title(view)).Bind(12, view.Owner)
        .Bind(13, Aside.StatusKey(view)).Bind(14, Aside.TurnsJson(view)).Bind(15, format).Bind(16, view.Number)
        .Scalar();

    private Statement Prepare(string sql)
    {
        var statement = new Statement(_connection.Handle!, sql);
        _statements.Add(statement);
        return statement;
    }

    private void Close()
    {
        foreach (var statement in _statements)
            statement.Dispose();
        _connection.Dispose();
    }
}
