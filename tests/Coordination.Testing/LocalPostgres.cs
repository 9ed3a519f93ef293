using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Coordination.Testing;

/// <summary>
/// A PostgreSQL server of its own in a temporary directory, on a free loopback port, without passwords. Gone with all
/// its data when disposed.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private const int OldestUsable = 15;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    private readonly string _binaries;
    private readonly string _directory;
    private readonly bool _durable;

    private LocalPostgres(string binaries, string directory, int port, bool durable) =>
        (_binaries, _directory, Port, _durable) = (binaries, directory, port, durable);

    /// <summary>Where it listens on 127.0.0.1; the same after a restart.</summary>
    public int Port { get; }

    /// <summary>The id of the server's first process, the parent of all others, while it runs.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), null);

    private string Data => Path.Combine(_directory, "data");

    /// <summary>The binaries' folder of the newest installed version that will do; null when there is none.</summary>
    public static string? FindBinaries() => !Directory.Exists("/usr/lib/postgresql")
        ? null
        : Directory.GetDirectories("/usr/lib/postgresql")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out var version) && version >= OldestUsable)
            .OrderByDescending(folder => int.Parse(Path.GetFileName(folder)!, null))
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    /// <summary>Makes and starts a server. Without <paramref name="durable"/> it doesn't wait for the disk.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL 15 or newer is not installed, or it doesn't start.</exception>
    public static async Task<LocalPostgres> Start(bool durable = true, CancellationToken stop = default)
    {
        var binaries = FindBinaries()
            ?? throw new InvalidOperationException($"PostgreSQL {OldestUsable} or newer is not under /usr/lib/postgresql.");
        var server = new LocalPostgres(
            binaries, Directory.CreateTempSubdirectory("coordination-pg-").FullName, FreePort(), durable);
        try
        {
            await server.Initialise(stop);
            await server.Restart(stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after a stop, on the same port and data.</summary>
    public Task Restart(CancellationToken stop = default) =>
        Control(stop, "start", "-w", "-t", "50", "-l", Path.Combine(_directory, "log"), "-o", Options());

    /// <summary>Ends every process of it at once, as a power cut would.</summary>
    public Task Kill(CancellationToken stop = default) => Control(stop, "stop", "-m", "immediate", "-w");

    /// <summary>Ends sessions, writes everything out and stops.</summary>
    public Task Stop(CancellationToken stop = default) => Control(stop, "stop", "-m", "fast", "-w");

    /// <summary>Makes an empty database and says how to connect to it.</summary>
    public async Task<string> CreateDatabase(string name, CancellationToken stop = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\" TEMPLATE template0", connection);
        await command.ExecuteNonQueryAsync(stop);
        return ConnectionString(name);
    }

    /// <summary>How to connect to the database of that name.</summary>
    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) await Kill();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task Initialise(CancellationToken stop)
    {
        if (Environment.UserName == "root") await Run(stop, "chown", "postgres", _directory);
        await Run(
            stop, [.. AsServer("initdb"), "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
    }

    private string Options()
    {
        var wait = _durable ? "" : " -c fsync=off -c synchronous_commit=off";
        return $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_directory} -c max_connections=200{wait}";
    }

    private Task Control(CancellationToken stop, params string[] what) =>
        Run(stop, [.. AsServer("pg_ctl"), "-D", Data, .. what]);

    /// <summary>The server refuses to run as root.</summary>
    private string[] AsServer(string program)
    {
        var path = Path.Combine(_binaries, program);
        return Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", path] : [path];
    }

    private async Task Run(CancellationToken stop, params string[] command)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(Bound);
        // The server inherits what pg_ctl has open and would keep a pipe from ever ending: so it gets a file.
        var said = Path.Combine(_directory, "said");
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var part in (string[])["-c", $"exec \"$@\" >\"{said}\" 2>&1 </dev/null", "sh", .. command])
            start.ArgumentList.Add(part);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(bound.Token);
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{string.Join(' ', command)} ended with {process.ExitCode}: {await File.ReadAllTextAsync(said, stop)}");
    }

    private static int FreePort()
    {
        using var trial = new TcpListener(IPAddress.Loopback, 0);
        trial.Start();
        return ((IPEndPoint)trial.LocalEndpoint).Port;
    }
}
