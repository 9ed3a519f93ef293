using System.Data.Common;

namespace Coordination.Storage;

/// <summary>A value of a statement.</summary>
internal readonly record struct Value(string Name, object? Of);

/// <summary>An answer that is being read, with the connection it comes from.</summary>
internal sealed class Rows : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbCommand _command;
    private CancellationTokenRegistration _bound;
    private DbDataReader? _reader;

    private Rows(DbConnection connection) => (_connection, _command) = (connection, connection.CreateCommand());

    public static async Task<Rows> Start(Engine engine, string sql, IReadOnlyList<Value> values, CancellationToken stop)
    {
        var rows = new Rows(await engine.Open(stop));
        try
        {
            rows._bound = engine.Bound(rows._connection, stop);
            await rows.Execute(sql, values, stop);
            return rows;
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next rows; fewer than <paramref name="atMost"/> are the last.</summary>
    public async Task<List<T>> Next<T>(Func<DbDataReader, T> map, int atMost, CancellationToken stop)
    {
        var chunk = new List<T>();
        while (chunk.Count < atMost && await _reader!.ReadAsync(stop))
            chunk.Add(map(_reader));
        stop.ThrowIfCancellationRequested();
        return chunk;
    }

    public async ValueTask DisposeAsync()
    {
        if (_reader is not null) await _reader.DisposeAsync();
        await _command.DisposeAsync();
        await _bound.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task Execute(string sql, IReadOnlyList<Value> values, CancellationToken stop)
    {
        _command.CommandText = sql;
        foreach (var (name, of) in values)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = of ?? DBNull.Value;
            _command.Parameters.Add(parameter);
        }
        _reader = await _command.ExecuteReaderAsync(stop);
    }
}
