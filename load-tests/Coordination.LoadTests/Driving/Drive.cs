using System.Threading.Channels;

namespace Coordination.LoadTests.Driving;

/// <summary>Takes the next command of the work and sees it through; the argument is the timestamp at which it is due.</summary>
internal delegate Task SendNext(long intended, CancellationToken stop);

/// <summary>Keeps work coming. Both ways end when <c>until</c> is completed, once what is under way has been answered.</summary>
internal static class Drive
{
    private static readonly TimeSpan Doze = TimeSpan.FromMilliseconds(1);

    /// <summary>Each of <paramref name="inFlight"/> callers sends its next command when the last one was answered.</summary>
    public static Task Closed(SendNext next, int inFlight, Task until, TimeProvider clock, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(
            async () =>
            {
                while (!until.IsCompleted && !stop.IsCancellationRequested)
                    await next(clock.GetTimestamp(), stop);
            },
            stop)));

    /// <summary>
    /// <paramref name="rate"/> commands a second at even distances, whether or not the server keeps up: one that
    /// starts late has waited from the moment it was due, so a stall is seen in full.
    /// </summary>
    public static async Task Open(
        SendNext next, int rate, int inFlight, Task until, TimeProvider clock, CancellationToken stop)
    {
        var due = Channel.CreateBounded<long>(new BoundedChannelOptions(65_536) { SingleWriter = true });
        var workers = Closed(
            async (_, ended) =>
            {
                if (await due.Reader.WaitToReadAsync(ended) && due.Reader.TryRead(out var intended))
                    await next(intended, ended);
            },
            inFlight, due.Reader.Completion, clock, stop);

        var begun = clock.GetTimestamp();
        for (long sent = 0; !until.IsCompleted && !stop.IsCancellationRequested;)
        {
            var intended = begun + (long)(sent * (double)clock.TimestampFrequency / rate);
            if (intended > clock.GetTimestamp())
            {
                await Task.WhenAny(Task.Delay(Doze, clock, stop), until);
                continue;
            }
            if (!due.Writer.TryWrite(intended)) await Task.WhenAny(due.Writer.WaitToWriteAsync(stop).AsTask(), until);
            else sent++;
        }
        due.Writer.Complete();
        while (until.IsCompleted && due.Reader.TryRead(out _))
        {
            // What was due but never begun was not sent.
        }
        await workers;
    }
}
