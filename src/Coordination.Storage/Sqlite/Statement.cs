using SQLitePCL;

namespace Coordination.Storage.Sqlite;

/// <summary>A prepared statement that is used again and again, without the cost of ADO.NET for each value.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _prepared;

    public Statement(sqlite3 connection, string sql)
    {
        _connection = connection;
        if (raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _prepared) != raw.SQLITE_OK)
            throw SqliteFailure.Of(connection);
    }

    public Statement Bind(int at, long value)
    {
        raw.sqlite3_bind_int64(_prepared, at, value);
        return this;
    }

    public Statement Bind(int at, long? value)
    {
        if (value is { } given) return Bind(at, given);
        raw.sqlite3_bind_null(_prepared, at);
        return this;
    }

    public Statement Bind(int at, string? value)
    {
        if (value is null) raw.sqlite3_bind_null(_prepared, at);
        else raw.sqlite3_bind_text(_prepared, at, value);
        return this;
    }

    public Statement BindText(int at, ReadOnlyMemory<byte> utf8)
    {
        raw.sqlite3_bind_text(_prepared, at, utf8.Span);
        return this;
    }

    public Statement BindBlob(int at, ReadOnlyMemory<byte> bytes)
    {
        raw.sqlite3_bind_blob(_prepared, at, bytes.Span);
        return this;
    }

    /// <summary>Runs it to its end.</summary>
    public void Run() => Scalar();

    /// <summary>Runs it to its end; the first number of its only row, or null without one.</summary>
    public long? Scalar()
    {
        long? found = null;
        int code;
        while ((code = raw.sqlite3_step(_prepared)) == raw.SQLITE_ROW)
            found ??= raw.sqlite3_column_int64(_prepared, 0);
        // What a failed step has to say must be read before the reset.
        var failure = code == raw.SQLITE_DONE ? null : SqliteFailure.Of(_connection);
        raw.sqlite3_reset(_prepared);
        return failure is null ? found : throw failure;
    }

    public void Dispose() => _prepared.Dispose();
}
