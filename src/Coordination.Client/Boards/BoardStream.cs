using System.Runtime.CompilerServices;
using Coordination.Client.Api;
using Coordination.Contracts.Boards;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace Coordination.Client.Boards;

/// <summary>One connection to the server for one board.</summary>
public class BoardStream(NavigationManager navigation, TimeProvider clock)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The frames of <paramref name="board"/> after the sequence <paramref name="after"/>. Ends with an exception when the
    /// server isn't reached, says no, goes away or sends no frame for 15 s.
    /// </summary>
    public virtual async IAsyncEnumerable<TFrame> Watch<TFrame>(
        string board, long after, [EnumeratorCancellation] CancellationToken stop) where TFrame : Frame
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(navigation.ToAbsoluteUri("hubs/boards"))
            .AddJsonProtocol(json => ClientJson.Configure(json.PayloadSerializerOptions))
            .WithServerTimeout(LongestSilence)
            .Build();
        // The server's pings keep the connection itself alive; only frames count as the board being alive.
        using var quiet = new CancellationTokenSource(LongestSilence, clock);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop, quiet.Token);
        await connection.StartAsync(silence.Token);
        await foreach (var frame in connection.StreamAsync<TFrame>("Watch", board, after, silence.Token))
        {
            quiet.CancelAfter(LongestSilence);
            yield return frame;
        }
    }
}
