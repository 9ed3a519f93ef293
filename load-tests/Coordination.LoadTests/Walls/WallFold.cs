using Coordination.Contracts.Boards;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Walls;

/// <summary>
/// What a wall shows: the fold of the frames of one board, and how it is held against history. A kind of board derives
/// from it. Not thread-safe; a wall has one reader at a time.
/// </summary>
/// <param name="board">For example <c>area/990001</c>.</param>
internal abstract class WallFold(string board)
{
    public string Board { get; } = board;

    /// <summary>Its sort, by which latencies are told apart: for example <c>county</c>.</summary>
    public abstract string Sort { get; }

    /// <summary>The record of the board's frames.</summary>
    public abstract Type FrameType { get; }

    /// <summary>Of the last frame; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>Deltas that did not follow on the frame before: such a wall shows something that never was.</summary>
    public int Holes { get; private set; }

    public void Apply(Frame frame)
    {
        if (frame.Kind is not FrameKind.Snapshot && frame.Sequence != Sequence + (frame.Kind is FrameKind.Delta ? 1 : 0)) Holes++;
        Take(frame);
        Sequence = frame.Sequence;
    }

    /// <summary>Ids and versions of things that a frame brings; empty for a board that isn't timed.</summary>
    public virtual IEnumerable<(string Id, long Version)> Brought(Frame frame) => [];

    /// <summary>The first difference from history, in words; null when the wall shows what history says.</summary>
    public string? Difference(Past past) =>
        Holes > 0 ? $"{Board}: {Holes} holes in the sequence of its frames" : Compare(past) is { } why ? $"{Board}: {why}" : null;

    /// <summary>What is to be read again, for history may have gone on since it was read.</summary>
    public abstract IEnumerable<Target> Doubtful(Past past);

    protected abstract void Take(Frame frame);

    protected abstract string? Compare(Past past);
}
