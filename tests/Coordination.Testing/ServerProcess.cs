using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Coordination.Testing;

/// <summary>
/// The real server executable as a process of its own, on a free port of the loopback that it keeps over restarts.
/// Built in the configuration of the running assembly. It never outlives this process's regular end.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int LinesKept = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly IReadOnlyList<string> _arguments;
    private readonly string _directory;
    private readonly SocketsHttpHandler _handler = new() { UseProxy = false };
    private readonly HttpMessageInvoker _http;
    private Process? _process;

    private ServerProcess(
        int port, IReadOnlyDictionary<string, string> settings, IReadOnlyList<string> arguments, string directory)
    {
        Url = new Uri($"http://127.0.0.1:{port}");
        _settings = settings;
        _arguments = arguments;
        _directory = directory;
        _http = new HttpMessageInvoker(_handler);
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    /// <summary>The same over restarts.</summary>
    public Uri Url { get; }

    /// <summary>The id of the process that runs now.</summary>
    public int Id => Running.Id;

    /// <summary>The last lines that the server wrote, over all its runs.</summary>
    public string Output => string.Join(Environment.NewLine, _lines);

    private Process Running => _process ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>Starts the server and returns once <c>/health/ready</c> answers 200.</summary>
    /// <param name="settings">Environment variables, for example <c>ConnectionStrings__Coordination</c>.</param>
    /// <param name="arguments">Switches such as <c>--demo</c>; null for none.</param>
    /// <param name="directory">The working directory, made if needed; null for the repository's root.</param>
    /// <param name="stop">Gives up and ends the process.</param>
    /// <exception cref="InvalidOperationException">It ended or was not ready in time; the message holds its last lines.</exception>
    public static async Task<ServerProcess> Start(
        IReadOnlyDictionary<string, string> settings,
        IReadOnlyList<string>? arguments = null,
        string? directory = null,
        CancellationToken stop = default)
    {
        var server = new ServerProcess(FreePort(), settings, arguments ?? [], directory ?? RepositoryRoot.Path);
        try
        {
            await server.Launch(stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A port of the loopback that nobody listened on a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>kill -9, and waits until the process is gone.</summary>
    public async Task Kill()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process) return;
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Starts again on the same address and data after <see cref="Kill"/>; returns once ready.</summary>
    public Task Restart(CancellationToken stop = default) =>
        _process is null ? Launch(stop) : throw new InvalidOperationException("The server still runs.");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        await Kill();
        _http.Dispose();
        _handler.Dispose();
    }

    private async Task Launch(CancellationToken stop)
    {
        Directory.CreateDirectory(_directory);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = _directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Executable());
        foreach (var argument in _arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = Url.GetLeftPart(UriPartial.Authority);

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        await UntilReady(process, stop);
    }

    private async Task UntilReady(Process process, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await IsReady(stop))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended with {process.ExitCode}.{Environment.NewLine}{Output}");
            if (Stopwatch.GetElapsedTime(begun) > Patience)
                throw new InvalidOperationException($"The server was not ready in {Patience.TotalSeconds} s.{Environment.NewLine}{Output}");
            await Task.Delay(50, stop);
        }
    }

    private async Task<bool> IsReady(CancellationToken stop)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(Url, "/health/ready"));
            using var answer = await _http.SendAsync(ask, bound.Token);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception away) when (away is HttpRequestException or SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        while (_lines.Count > LinesKept) _lines.TryDequeue(out _);
    }

    private void KillAtExit(object? sender, EventArgs e)
    {
        try
        {
            _process?.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }
    }

    private static string Executable()
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
        var file = Path.Combine(RepositoryRoot.Path, "src", "Coordination.Web", "bin", configuration, "net10.0", "Coordination.Web.dll");
        return File.Exists(file)
            ? file
            : throw new InvalidOperationException($"The server is not built: {file} is missing. Run dotnet build -c {configuration}.");
    }
}
