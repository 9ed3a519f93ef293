using Coordination.LoadTests.CommandLine;
using Coordination.Testing;

namespace Coordination.LoadTests.Servers;

/// <summary>A server of this run on a new, empty database; both are gone when it is disposed.</summary>
internal sealed class StartedServer : IAsyncDisposable
{
    private readonly ServerProcess _process;

    private StartedServer(TemporaryDatabase database, ServerProcess process, string password) =>
        (Database, _process, Password) = (database, process, password);

    public TemporaryDatabase Database { get; }

    public Uri Url => _process.Url;

    /// <summary>Of the demo's accounts.</summary>
    public string Password { get; }

    /// <summary>Null while it is being started again.</summary>
    public int? ProcessId { get; private set; }

    public string Output => _process.Output;

    public static async Task<StartedServer> Start(Engine engine, string run, CancellationToken stop)
    {
        var database = await TemporaryDatabase.Create(engine, stop);
        try
        {
            var password = $"Demo-{run}-9a";
            var settings = new Dictionary<string, string>
            {
                ["ConnectionStrings__Coordination"] = database.ConnectionString,
                ["Demo__Enabled"] = "true",
                ["Demo__Password"] = password,
                ["Demo__Rate"] = "0",
                ["Logging__LogLevel__Default"] = "Warning",
                // One address and few accounts stand for a county: what slows an attacker down would slow the load.
                ["Limits__RequestsPerSecond"] = "0",
                ["Limits__SignInsPerMinute"] = "0",
            };
            var process = await ServerProcess.Start(settings, directory: database.Folder, stop: stop);
            return new StartedServer(database, process, password) { ProcessId = process.Id };
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>kill -9, then starts it again on the same data and address.</summary>
    public async Task KillAndRestart(CancellationToken stop)
    {
        ProcessId = null;
        await _process.Kill();
        await _process.Restart(stop);
        ProcessId = _process.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Database.DisposeAsync();
    }
}
