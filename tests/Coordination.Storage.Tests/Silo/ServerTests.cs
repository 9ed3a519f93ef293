using Coordination.Core;
using Coordination.Core.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Coordination.Storage.Tests.Silo;

/// <summary>A whole host with a silo, on both engines.</summary>
public abstract class ServerTests : IAsyncLifetime
{
    private Database _database = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await CreateDatabase();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Clean();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_snapshot_outlives_the_server_and_is_guarded_by_its_version()
    {
        var grain = GrainId.Create("grid", "360424100001001");
        var written = new GrainState<Snapshot>(new Snapshot { Version = 7, State = """{"name":"一网格"}""" });
        using (var server = await Start())
        {
            await Snapshots(server).WriteStateAsync("snapshot", grain, written);
            written.State = new Snapshot { Version = 8, State = "{}" };
            await Snapshots(server).WriteStateAsync("snapshot", grain, written);
            var late = new GrainState<Snapshot>(new Snapshot { Version = 1 });
            await Assert.ThrowsAsync<InconsistentStateException>(() => Snapshots(server).WriteStateAsync("snapshot", grain, late));
            late.ETag = "1";
            await Assert.ThrowsAsync<InconsistentStateException>(() => Snapshots(server).WriteStateAsync("snapshot", grain, late));
            await server.StopAsync(Stop);
        }

        using var next = await Start();
        var read = new GrainState<Snapshot>();
        await Snapshots(next).ReadStateAsync("snapshot", grain, read);
        Assert.Equal((8, "{}"), (read.State!.Version, read.State.State));
        await Snapshots(next).ClearStateAsync("snapshot", grain, read);
        var cleared = new GrainState<Snapshot>();
        await Snapshots(next).ReadStateAsync("snapshot", grain, cleared);
        Assert.False(cleared.RecordExists);
        await next.StopAsync(Stop);
    }

    [Theory]
    [InlineData("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [InlineData("360424")]
    public async Task Every_form_of_a_grains_key_has_a_snapshot_of_its_own(string key)
    {
        using var server = await Start();
        var mine = new GrainState<Snapshot>(new Snapshot { Version = 5 });
        await Snapshots(server).WriteStateAsync("snapshot", GrainId.Create("matter", key), mine);

        var read = new GrainState<Snapshot>();
        await Snapshots(server).ReadStateAsync("snapshot", GrainId.Create("matter", key), read);
        var others = new GrainState<Snapshot>();
        await Snapshots(server).ReadStateAsync("snapshot", GrainId.Create("matter", key + "1"), others);

        Assert.Equal(5, read.State!.Version);
        Assert.False(others.RecordExists);
        await server.StopAsync(Stop);
    }

    [Fact]
    public async Task Two_servers_start_side_by_side_and_the_silo_is_one_for_all_who_add_to_it()
    {
        using var one = await Start();
        using var other = await Start();

        foreach (var server in new[] { one, other })
        {
            Assert.Equal(SiloStatus.Active, server.Services.GetRequiredService<ISiloStatusOracle>().CurrentStatus);
            Assert.Single(server.Services.GetServices<IHostedService>(), service => service.GetType().Name.Contains("SiloHostedService", StringComparison.Ordinal));
            await Eventually.Holds(() => server.Services.GetRequiredService<StorageState>().Ready);
        }
        await Eventually.Holds(() => Silos(one) == ExpectedSilos && Silos(other) == ExpectedSilos);
        await other.StopAsync(Stop);
        await one.StopAsync(Stop);
    }

    protected abstract int ExpectedSilos { get; }

    protected abstract Task<Database> CreateDatabase();

    protected virtual void Clean() { }

    private static int Silos(IHost server) =>
        server.Services.GetRequiredService<ISiloStatusOracle>().GetApproximateSiloStatuses(onlyActive: true).Count;

    private static IGrainStorage Snapshots(IHost server) => server.Services.GetRequiredKeyedService<IGrainStorage>("snapshots");

    private async Task<IHost> Start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration["ConnectionStrings:Coordination"] = _database.ConnectionString;
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddConsole();
        builder.AddCoordinationStorage();
        builder.AddCoordinationCore();
        var server = builder.Build();
        await server.StartAsync(Stop);
        return server;
    }
}

public sealed class SqliteServerTests : ServerTests
{
    private readonly TempFolder _folder = new();

    protected override int ExpectedSilos => 1;

    protected override Task<Database> CreateDatabase() => Task.FromResult(_folder.Sqlite());

    protected override void Clean() => _folder.Dispose();
}

public sealed class PostgresServerTests(TestServer server) : ServerTests
{
    protected override int ExpectedSilos => 2;

    protected override Task<Database> CreateDatabase() => server.CreateDatabase();
}
