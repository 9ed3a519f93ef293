using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Coordination.Contracts.Boards;

namespace Coordination.Web.Boards;

/// <summary>
/// One viewer of a board. At most 128 frames wait for it; when they are more, they are dropped and it gets a fresh
/// snapshot: never a hole, and nobody else waits.
/// </summary>
internal sealed class BoardViewer : IDisposable
{
    private const int Waiting = 128;
    private readonly Channel<Frame> _frames = Channel.CreateBounded<Frame>(
        new BoundedChannelOptions(Waiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly BoardRelay _relay;
    private volatile bool _behind;

    public BoardViewer(BoardRelay relay)
    {
        _relay = relay;
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
            foreach (var frame in await _relay.CatchUp(last, stop))
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
}
