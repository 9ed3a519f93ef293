using Coordination.Contracts.Boards;

namespace Coordination.Client.Boards;

/// <summary>A board as this browser holds it: the fold of the frames it was sent.</summary>
public abstract class BoardFold<TFrame> where TFrame : Frame
{
    /// <summary>The last sequence held; 0 before the first frame.</summary>
    public long Sequence { get; private set; }

    /// <summary>The server's clock in the last frame; null before the first.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>True once there was a snapshot.</summary>
    public bool IsThere { get; private set; }

    /// <summary>A frame that changed something was taken.</summary>
    public event Action<TFrame>? Taken;

    /// <summary>
    /// Takes the next frame. False when it leaves a hole, which only a new watch can mend; nothing is changed then.
    /// </summary>
    /// <param name="frame">As it came.</param>
    /// <param name="changed">False when it held nothing but time, or nothing new.</param>
    public bool TryTake(TFrame frame, out bool changed)
    {
        changed = false;
        if (frame.Kind is FrameKind.Delta && frame.Sequence <= Sequence) return true;
        if (frame.Kind is FrameKind.Delta && (!IsThere || frame.Sequence != Sequence + 1)) return false;
        if (frame.Kind is FrameKind.Heartbeat && frame.Sequence != Sequence) return false;
        At = frame.At;
        if (frame.Kind is FrameKind.Heartbeat) return true;
        if (frame.Kind is FrameKind.Snapshot) Clear();
        (Sequence, IsThere, changed) = (frame.Sequence, true, true);
        Fold(frame);
        Taken?.Invoke(frame);
        return true;
    }

    /// <summary>Holds nothing any more, as before the first frame.</summary>
    public void Forget()
    {
        (Sequence, At, IsThere) = (0, null, false);
        Clear();
    }

    /// <summary>Empties what the frames filled.</summary>
    protected abstract void Clear();

    /// <summary>Takes what a snapshot or a delta holds.</summary>
    protected abstract void Fold(TFrame frame);
}
