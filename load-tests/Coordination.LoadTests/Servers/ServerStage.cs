using Coordination.LoadTests.Areas;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.CommandLine;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Reporting;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Servers;

/// <summary>A server that is driven over HTTP and watched over its hub.</summary>
internal sealed class ServerStage : IStage
{
    private const string NewDatabaseCounty = "990001";

    private readonly RunOptions _options;
    private readonly string _run;
    private readonly IProgressView _progress;
    private readonly Uri _url;
    private readonly int? _listening;
    private readonly HttpClient _preparing;
    private readonly HttpMessageInvoker _driving;
    private readonly Api _api;
    private readonly List<IAsyncDisposable> _walls = [];
    private Bearers? _bearers;
    private ICommandSender? _sender;

    private ServerStage(RunOptions options, string run, IProgressView progress, StartedServer? server)
    {
        (_options, _run, _progress, Server) = (options, run, progress, server);
        _url = server?.Url ?? options.Url!;
        _listening = server is null ? ListeningProcess.At(_url) : null;
        _preparing = Http.ForPreparing(_url);
        _driving = Http.ForDriving(options.InFlight);
        _api = new Api(_preparing);
    }

    /// <summary>The server that this run started; null for one that ran before.</summary>
    public StartedServer? Server { get; }

    public string CountyCode { get; private set; } = NewDatabaseCounty;
    public ICommandSender Sender => _sender ?? throw new InvalidOperationException("Not prepared yet.");
    public IRecords Records => _api;
    public int? ProcessId => Server is null ? _listening : Server.ProcessId;
    public TemporaryDatabase? Database => Server?.Database;

    /// <summary>An <c>Authorization</c> header as commands carry it.</summary>
    public string Bearer => _bearers!.Of(Workforce.Operator);

    public static async Task<ServerStage> Open(RunOptions options, string run, IProgressView progress, CancellationToken stop)
    {
        progress.Say(options.Start is { } engine ? $"Starting the server on {engine}" : $"Signing in to {options.Url}");
        var server = options.Start is { } wanted ? await StartedServer.Start(wanted, run, stop) : null;
        var stage = new ServerStage(options, run, progress, server);
        try
        {
            var email = options.Email ?? await stage._api.DemoAdministrator(stop);
            stage._api.Use(await stage._api.SignIn(email, options.Password ?? server!.Password, stop));
            if (server is null) stage.CountyCode = await CountyImport.UnusedCounty(stage._api, stop);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public async Task Prepare(County county, Workforce workforce, CancellationToken stop)
    {
        _bearers = await new Preparation(_api, _progress).Prepare(county, workforce, _run, stop);
        _sender = _options.Bulk
            ? new BulkSender(_driving, _url, _bearers, workforce.Accounts)
            : new HttpSender(_driving, _url, _bearers);
    }

    public Task<string> AccountId(int account, CancellationToken stop) => _api.AccountOf(_bearers!.Of(account), stop);

    public Task Hang(IReadOnlyList<Wall> walls, CancellationToken stop)
    {
        foreach (var wall in walls)
        {
            var hung = new HubWall(wall, _url, _bearers!);
            _walls.Add(hung);
            hung.Start();
        }
        return Task.CompletedTask;
    }

    /// <summary>Hangs walls that never read what they are sent.</summary>
    public async Task HangStuck(string board, int walls, CancellationToken stop)
    {
        for (var one = 0; one < walls; one++)
        {
            var wall = new StuckWall(board, _url, Bearer);
            _walls.Add(wall);
            await wall.Start(stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_walls.Select(wall => wall.DisposeAsync().AsTask()));
        if (_sender is IAsyncDisposable sender) await sender.DisposeAsync();
        _bearers?.Dispose();
        _driving.Dispose();
        _preparing.Dispose();
        if (Server is not null) await Server.DisposeAsync();
    }
}
