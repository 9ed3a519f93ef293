using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using System.Diagnostics;

namespace Coordination.LoadTests.Servers;

/// <summary>
/// This program in a process of its own with one of its hidden verbs. It says its address on its first line, and ends
/// by itself when its input ends, so it never outlives whoever started it.
/// </summary>
internal sealed class ChildServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private ChildServer(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<ChildServer> Start(CancellationToken stop, params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(ChildServer).Assembly.Location);
        foreach (var word in verb) start.ArgumentList.Add(word);
        var process = Process.Start(start)!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(stop).AsTask().WaitAsync(Patience, stop);
            return new ChildServer(process, new Uri(line ?? throw new ServerException($"{verb[0]} ended before it listened.")));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>What the verb runs: says where the application listens, then waits for the end of the input.</summary>
    public static async Task<int> Serve(WebApplication app)
    {
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.First());
        await Console.Out.FlushAsync();
        while (await Console.In.ReadLineAsync() is not null)
        {
            // Nothing is said; only the end matters.
        }
        await app.StopAsync();
        return 0;
    }

    /// <summary>A bare Kestrel on a free port of the loopback, without logs.</summary>
    public static WebApplicationBuilder Bare()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
