using Coordination.LoadTests.CommandLine;
using Coordination.Testing;

namespace Coordination.LoadTests.Servers;

/// <summary>
/// New, empty databases of one engine, durable as in real use: files in a folder of their own, or a PostgreSQL server
/// with fsync on. All gone when disposed.
/// </summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly LocalPostgres? _postgres;
    private int _more;

    private TemporaryDatabase(string folder, LocalPostgres? postgres, string connectionString) =>
        (Folder, _postgres, ConnectionString) = (folder, postgres, connectionString);

    public string Folder { get; }

    /// <summary>As <c>ConnectionStrings:Coordination</c> takes it.</summary>
    public string ConnectionString { get; }

    public static async Task<TemporaryDatabase> Create(Engine engine, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("coordination-load-").FullName;
        var postgres = engine is Engine.Postgres ? await LocalPostgres.Start(durable: true, stop) : null;
        try
        {
            return new TemporaryDatabase(folder, postgres, await New(folder, postgres, "load", stop));
        }
        catch
        {
            if (postgres is not null) await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>One more empty database beside the first.</summary>
    public Task<string> Another(CancellationToken stop) => New(Folder, _postgres, $"load{Interlocked.Increment(ref _more)}", stop);

    /// <summary>Lets the PostgreSQL server that was started here stand still, with all its processes.</summary>
    public Task StandStill(TimeSpan length, CancellationToken stop) => Servers.StandStill.Run(_postgres!.ProcessId, length, stop);

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null) await _postgres.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> New(string folder, LocalPostgres? postgres, string name, CancellationToken stop) =>
        postgres is null ? $"Data Source={Path.Combine(folder, name)}.db" : await postgres.CreateDatabase(name, stop);
}
