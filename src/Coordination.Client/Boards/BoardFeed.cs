using System.Net;
using Coordination.Contracts.Boards;
using Microsoft.AspNetCore.SignalR;

namespace Coordination.Client.Boards;

/// <summary>Why a board's stream ended.</summary>
public enum BoardLoss
{
    /// <summary>The server wasn't reached, went away or fell silent.</summary>
    Away,
    /// <summary>The server answered that there is no such board for this viewer.</summary>
    Refused,
    /// <summary>Nobody is signed in, or not any more.</summary>
    SignedOut,
}

/// <summary>
/// Follows one board for as long as it is asked to: connects, watches after the last sequence held, and when the
/// stream ends for whatever reason starts again, with growing, jittered pauses that never end.
/// </summary>
public sealed class BoardFeed(BoardStream stream, TimeProvider clock, ILogger<BoardFeed> log)
{
    /// <summary>Pause before attempt <paramref name="attempt"/> (1, 2, …): doubling from half a second to 8 s, ±50 %.</summary>
    public static TimeSpan Pause(int attempt, double random) =>
        TimeSpan.FromSeconds(Math.Min(8, 0.5 * Math.Pow(2, Math.Clamp(attempt - 1, 0, 10))) * (0.5 + random));

    /// <summary>Follows <paramref name="board"/> until <paramref name="stop"/>.</summary>
    /// <param name="board">For example <c>area/360424</c>.</param>
    /// <param name="after">The last sequence held, asked anew for each attempt.</param>
    /// <param name="take">Takes each frame; false starts the stream anew.</param>
    /// <param name="lost">Called whenever the stream has ended.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Follow<TFrame>(
        string board, Func<long> after, Func<TFrame, bool> take, Action<BoardLoss> lost, CancellationToken stop)
        where TFrame : Frame
    {
        for (var attempt = 1; !stop.IsCancellationRequested; attempt++)
        {
            var loss = BoardLoss.Away;
            try
            {
                await foreach (var frame in stream.Watch<TFrame>(board, after(), stop))
                {
                    attempt = 0;
                    if (!take(frame)) break;
                }
            }
            catch (HubException)
            {
                loss = BoardLoss.Refused;
            }
            catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                loss = BoardLoss.SignedOut;
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // Unreachable, cut off, silent or talking nonsense: all of it is tried again.
                log.LogInformation("The stream of {Board} ended: {Why}", board, e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            if (stop.IsCancellationRequested) return;
            lost(loss);
            await Task.Delay(Pause(attempt, Random.Shared.NextDouble()), clock, stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
