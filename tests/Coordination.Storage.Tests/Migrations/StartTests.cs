using Coordination.Core;
using Microsoft.Extensions.Hosting;

namespace Coordination.Storage.Tests.Migrations;

public sealed class StartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_never_comes_ends_the_start_with_a_clear_error()
    {
        using var server = Build("Host=127.0.0.1;Port=1;Username=x;Database=x", "00:00:01");

        var failure = await Assert.ThrowsAsync<StorageException>(() => server.StartAsync(Stop));

        Assert.Contains("was not there within", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_comes_late_is_waited_for()
    {
        TestServer.RequirePostgres();
        await using var postgres = await LocalPostgres.Start(durable: false, Stop);
        var connection = await postgres.CreateDatabase("late", Stop);
        await postgres.Stop(Stop);
        using var server = Build(connection, "00:01:00");

        var started = server.Services.MigrateStorage(Stop);
        Assert.False(started.IsCompleted);
        await postgres.Restart(Stop);

        await started;
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_not_waited_for()
    {
        TestServer.RequirePostgres();
        await using var postgres = await LocalPostgres.Start(durable: false, Stop);
        using var server = Build(postgres.ConnectionString("nobody-made-it"), "01:00:00");

        await Assert.ThrowsAsync<StorageException>(() => server.Services.MigrateStorage(Stop));
    }

    private static IHost Build(string connection, string timeout)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["ConnectionStrings:Coordination"] = connection;
        builder.Configuration["Storage:StartTimeout"] = timeout;
        builder.AddCoordinationStorage();
        builder.AddCoordinationCore();
        return builder.Build();
    }
}
