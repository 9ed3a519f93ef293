using Coordination.Storage.Tests;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace Coordination.Storage.Tests;

/// <summary>One PostgreSQL server for all tests that don't kill it; it doesn't wait for the disk.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private LocalPostgres? _server;

    public async ValueTask InitializeAsync()
    {
        if (LocalPostgres.FindBinaries() is not null) _server = await LocalPostgres.Start(durable: false);
    }

    public async Task<Database> CreateDatabase()
    {
        RequirePostgres();
        var name = $"test-{Guid.CreateVersion7():N}";
        var connection = await _server!.CreateDatabase(name, TestContext.Current.CancellationToken);
        return new(DatabaseEngine.Postgres, connection, connection);
    }

    public static void RequirePostgres()
    {
        if (LocalPostgres.FindBinaries() is not null) return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "PostgreSQL is not installed.");
        Assert.Skip("PostgreSQL is not installed.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
