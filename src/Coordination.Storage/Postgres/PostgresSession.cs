using Coordination.Core.Journal;
using Coordination.Storage.Journal;
using Coordination.Storage.Migrations;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Storage.Postgres;

/// <summary>An open connection that writes, with its prepared statements.</summary>
internal sealed class PostgresSession : IDisposable
{
    private static readonly TimeSpan CopyBound = TimeSpan.FromSeconds(10);

    private readonly NpgsqlConnection _connection;
    private readonly TimeProvider _clock;
    private readonly NpgsqlCommand _put, _aside;
    private readonly ViewColumns _views;
    private readonly MessageColumns _messages;
    private readonly AsideColumns _beside;

    /// <exception cref="NpgsqlException">The database was not there in time.</exception>
    public PostgresSession(string connectionString, TimeProvider clock)
    {
        (_connection, _clock) = (new NpgsqlConnection(connectionString), clock);
        _put = new NpgsqlCommand(PostgresSql.Put, _connection);
        (_views, _messages) = (new(_put.Parameters), new(_put.Parameters));
        _aside = new NpgsqlCommand(PostgresSql.Aside, _connection);
        _beside = new(_aside.Parameters);
        try
        {
            _connection.Open();
            using var setup = new NpgsqlCommand(PostgresSql.Setup, _connection);
            setup.ExecuteNonQuery();
            _put.Prepare();
            _aside.Prepare();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes the batch and says true, or leaves everything as it was and says false when a commit is not the next of
    /// its stream. Without <paramref name="groups"/> those are found and left out first.
    /// </summary>
    public bool TryWrite(Batch batch, Groups? groups)
    {
        using var transaction = _connection.BeginTransaction();
        groups ??= Groups.Tested(batch, Versions(batch));
        if (groups.Commits.Count > 0) Copy(groups);
        if (!Put(groups)) return false;
        if (_beside.Fill(groups.Commits)) _aside.ExecuteNonQuery();
        if (batch.Notes.Count > 0) Note(batch.Notes);
        if (batch.Probes.Count > 0) Probe();
        transaction.Commit();
        return true;
    }

    public void Dispose()
    {
        _put.Dispose();
        _aside.Dispose();
        _connection.Dispose();
    }

    private void Copy(Groups groups)
    {
        using var rows = _connection.BeginBinaryImport(PostgresSql.Copy);
        rows.Timeout = CopyBound;
        foreach (var commit in groups.Commits)
        {
            rows.StartRow();
            rows.Write(commit.Stream, NpgsqlDbType.Text);
            rows.Write(commit.Version, NpgsqlDbType.Bigint);
            rows.Write(Moment.Of(commit.At), NpgsqlDbType.Bigint);
            rows.Write(commit.Body, NpgsqlDbType.Bytea);
            rows.Write(commit.Format, NpgsqlDbType.Integer);
            rows.Write(commit.View.Body, NpgsqlDbType.Bytea);
        }
        rows.Complete();
    }

    private bool Put(Groups groups)
    {
        if (groups.Commits.Count == 0) return true;
        _views.Fill(groups.Newest);
        _messages.Fill(groups.Commits);
        return (long)_put.ExecuteScalar()! == groups.Newest.Count(one => one.First > 1);
    }

    private void Note(List<JournalNote> notes)
    {
        var rebuilt = PostgresNotes.Write(_connection, notes);
        if (rebuilt.Count > 0 && _beside.Fill([.. rebuilt
            .Select(note => new Commit(note.Stream, note.Version, default, default, note.View, []) { Details = note.Details })
            .OrderBy(commit => commit.Stream, StringComparer.Ordinal)]))
            _aside.ExecuteNonQuery();
    }

    private Dictionary<string, long> Versions(Batch batch)
    {
        using var command = new NpgsqlCommand(PostgresSql.Versions, _connection);
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. batch.Commits.Select(entry => entry.Commit!.Stream).Distinct()],
        });
        using var rows = command.ExecuteReader();
        Dictionary<string, long> versions = [];
        while (rows.Read())
            versions.Add(rows.GetString(0), rows.GetInt64(1));
        return versions;
    }

    private void Probe()
    {
        using var command = new NpgsqlCommand(Schema.Probe, _connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Moment.Of(_clock.GetUtcNow()) });
        Schema.Expect((int?)command.ExecuteScalar(), DatabaseEngine.Postgres);
    }
}
