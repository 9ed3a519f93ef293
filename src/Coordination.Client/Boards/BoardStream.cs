using System.Runtime.CompilerServices;
using Coordination.Client.Api;
using Coordination.Contracts.Boards;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace Coordination.Client.Boards;

/// <summary>The page's connection to the server, shared by all boards that it follows; closed when it follows none.</summary>
public class BoardStream(NavigationManager navigation, TimeProvider clock)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);
    private readonly Lock changing = new();
    private Task<HubConnection>? shared;
    private int watches;

    /// <summary>
    /// The frames of <paramref name="board"/> after the sequence <paramref name="after"/>. Ends with an exception when the
    /// server isn't reached, says no, goes away or sends no frame for 15 s.
    /// </summary>
    public virtual async IAsyncEnumerable<TFrame> Watch<TFrame>(
        string board, long after, [EnumeratorCancellation] CancellationToken stop) where TFrame : Frame
    {
        // The server's pings keep the connection itself alive; only frames count as the board being alive.
        using var quiet = new CancellationTokenSource(LongestSilence, clock);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop, quiet.Token);
        var used = Enter();
        try
        {
            var connection = await used.WaitAsync(silence.Token);
            await foreach (var frame in connection.StreamAsync<TFrame>("Watch", board, after, silence.Token))
            {
                quiet.CancelAfter(LongestSilence);
                yield return frame;
            }
        }
        finally
        {
            Leave(used);
        }
    }

    private Task<HubConnection> Enter()
    {
        lock (changing)
        {
            if (shared is null or { IsFaulted: true } or { IsCanceled: true } || shared is { IsCompletedSuccessfully: true, Result.State: not HubConnectionState.Connected })
            {
                if (shared is not null) _ = Close(shared);
                (shared, watches) = (Start(), 0);
            }
            watches++;
            return shared;
        }
    }

    private async Task<HubConnection> Start()
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(navigation.ToAbsoluteUri("hubs/boards"))
            .AddJsonProtocol(json => ClientJson.Configure(json.PayloadSerializerOptions))
            .WithServerTimeout(LongestSilence)
            .Build();
        using var patience = new CancellationTokenSource(LongestSilence, clock);
        try
        {
            await connection.StartAsync(patience.Token);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private void Leave(Task<HubConnection> used)
    {
        lock (changing)
        {
            // Of one that was lost the others have left already, or will.
            if (used != shared || --watches > 0) return;
            shared = null;
        }
        _ = Close(used);
    }

    private static async Task Close(Task<HubConnection> used)
    {
        await used.ContinueWith(_ => { }, TaskScheduler.Default);
        if (used.IsCompletedSuccessfully) await used.Result.DisposeAsync();
    }
}
