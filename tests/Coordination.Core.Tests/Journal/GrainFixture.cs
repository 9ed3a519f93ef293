using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Core.Journal;
using Coordination.Core.Tests.Parcels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Core.Tests.Journal;

/// <summary>A silo with the features' grains on a journal in memory.</summary>
public sealed class GrainFixture : IAsyncLifetime
{
    private IHost _host = null!;
    private int _grids;

    public MemoryJournal Journal { get; } = new();

    public static Actor Member { get; } = new("member", [new RoleGrant(Role.GridMember, "360424")]);

    public async ValueTask InitializeAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: FreePort()));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IJournal>(Journal).AddSingleton<IViews>(Journal).AddSingleton(TimeProvider.System);
        builder.Services.AddFeatures(builder.Configuration);
        _host = builder.Build();
        await _host.StartAsync();
    }

    /// <summary>A grid of its own for one test, registered and with the member on its roster.</summary>
    public async Task<string> Grid()
    {
        var id = $"36042410090{1 + (Interlocked.Increment(ref _grids) / 900)}{100 + (_grids % 900):000}";
        await Send(id, "register", new RegisterGrid("Sample"), Actor.System);
        await Send(id, "enrol", new EnrolMember(Member.Id, "Sample"), Actor.System);
        return id;
    }

    public ICommandTarget Target(string grid) => Target("grids", grid);

    public ICommandTarget Target(string kind, string id) => KindCatalog.Find(kind)!.Grain(_host.Services.GetRequiredService<IGrainFactory>(), id);

    public async Task<Answer> Send(string grid, string key, object command, Actor? by = null, long? ifVersion = null) =>
        await Target(grid).Send(new Envelope(CommandKey.OfCaller(key), by ?? Member, command, ifVersion));

    public async Task<ParcelView> Parcel(string id, string key, ParcelCommand command) =>
        JsonSerializer.Deserialize<ParcelView>((await Target("parcels", id).Send(new Envelope(CommandKey.OfCaller(key), Actor.System, command))).View.Span, WireJson.Options)!;

    /// <summary>Sends with the same key until the outcome is sure, as the gate does.</summary>
    public async Task<Answer> SendSurely(string grid, string key, object command)
    {
        for (var turn = 0; ; turn++)
        {
            var answer = await Send(grid, key, command);
            if (answer.Outcome is not Outcome.Unsure || turn == 200) return answer;
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        socket.Start();
        return ((System.Net.IPEndPoint)socket.LocalEndpoint).Port;
    }
}
