using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Coordination.Testing;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Web.Tests;

/// <summary>An app that listens on a port of the loopback, and what it logs.</summary>
public sealed class ListeningApp : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private ListeningApp(IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? services)
    {
        App = new TestApp($"Data Source={Path.Combine(_folder.Path, "app.db")}", settings, all =>
        {
            all.AddSingleton<ILoggerProvider>(Log);
            services?.Invoke(all);
        });
        App.UseKestrel(0);
        App.StartServer();
        Url = App.ClientOptions.BaseAddress;
    }

    public TestApp App { get; }

    public LogLines Log { get; } = new();

    public Uri Url { get; }

    public static ListeningApp Start(IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null) =>
        new(settings, services);

    /// <summary>The cookie of an account, as a browser sends it.</summary>
    public async Task<string> Cookie(string name)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Url };
        var answer = await client.PostAsync(
            "/api/account/login?useCookies=true",
            new StringContent($$"""{"email":"{{TestApp.Email(name)}}","password":"{{TestApp.Password}}"}""", Encoding.UTF8, "application/json"), TestApp.Stop);
        answer.EnsureSuccessStatusCode();
        return Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    /// <summary>The official client over a web socket.</summary>
    public async Task<HubConnection> Hub(string name, Action<IHubConnectionBuilder> protocol)
    {
        var token = await App.Token(name);
        var builder = new HubConnectionBuilder().WithUrl(new Uri(Url, "/hubs/boards"), connection =>
        {
            connection.Transports = HttpTransportType.WebSockets;
            connection.AccessTokenProvider = () => Task.FromResult<string?>(token);
        });
        protocol(builder);
        var hub = builder.Build();
        await hub.StartAsync(TestApp.Stop);
        return hub;
    }

    /// <summary>Sends bytes as they are and gives what came back until the server closed, or the first answer's head.</summary>
    public async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Url.Host, Url.Port, TestApp.Stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestApp.Stop);
        var got = new StringBuilder();
        var buffer = new byte[4096];
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestApp.Stop);
        bound.CancelAfter(TimeSpan.FromSeconds(10));
        while (!got.ToString().Contains("\r\n\r\n", StringComparison.Ordinal)
            && await stream.ReadAsync(buffer, bound.Token) is > 0 and var read)
            got.Append(Encoding.UTF8.GetString(buffer, 0, read));
        return got.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}

/// <summary>What an app logs, as its own settings let it through.</summary>
public sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyList<LogLine> All => [.. _lines];

    public IReadOnlyList<LogLine> Errors => [.. _lines.Where(line => line.Level >= LogLevel.Error)];

    public ILogger CreateLogger(string categoryName) => new Logger(_lines, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<LogLine> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LogLine(logLevel, category, formatter(state, exception), exception));
    }
}

public sealed record LogLine(LogLevel Level, string Category, string Text, Exception? Fault);
