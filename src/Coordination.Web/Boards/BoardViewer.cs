using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Coordination.Contracts.Boards;

namespace Coordination.Web.Boards;

/// <summary>
/// One viewer of a board. At most 128 frames wait for it; when they are more, they are dropped and it gets a fresh
/// snapshot: never a hole, and nobody else waits. While the board can't be reached nothing comes, no heartbeat either,
/// so that the viewer says that it isn't live; the stream stays and goes on by itself.
/// </summary>
internal sealed class BoardViewer : IDisposable
{
    private const int Waiting = 128;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Channel<Frame> _frames = Channel.CreateBounded<Frame>(
        new BoundedChannelOptions(Waiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly BoardRelay _relay;
    private readonly TimeProvider _clock;
    private volatile bool _behind;

    public BoardViewer(BoardRelay relay, TimeProvider clock)
    {
        (_relay, _clock) = (relay, clock);
        relay.Add(this);
    }

    public void Offer(Frame frame)
    {
        if (!_frames.Writer.TryWrite(frame)) _behind = true;
    }

    /// <summary>The board's frames after <paramref name="after"/>, without a hole, until <paramref name="stop"/>.</summary>
    public async IAsyncEnumerable<Frame> Frames(long after, [EnumeratorCancellation] CancellationToken stop)
    {
        var last = after;
        while (true)
        {
            foreach (var frame in await CatchUp(last, stop))
            {
                last = frame.Sequence;
                yield return frame;
            }
            await foreach (var frame in _frames.Reader.ReadAllAsync(stop))
            {
                if (_behind)
                {
                    while (_frames.Reader.TryRead(out _)) { }
                    (_behind, last) = (false, 0);
                    break;
                }
                if (frame.Kind is FrameKind.Heartbeat ? frame.Sequence > last : frame.Sequence > last + 1 && frame.Kind is FrameKind.Delta) break;
                if (frame.Kind is not FrameKind.Heartbeat && frame.Sequence <= last) continue;
                if (frame.Sequence < last) continue;
                last = frame.Sequence;
                yield return frame;
            }
        }
    }

    public void Dispose() => _relay.Remove(this);

    private async Task<IReadOnlyList<Frame>> CatchUp(long last, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await _relay.CatchUp(last, stop);
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // The database or a silo is away; the relay logs it once for all viewers of the board.
                await Task.Delay(Pause, _clock, stop);
            }
        }
    }
}
