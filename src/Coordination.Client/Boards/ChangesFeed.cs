using Coordination.Contracts.Boards;

namespace Coordination.Client.Boards;

/// <summary>
/// Follows boards of changes. Nothing is read again by the clock: whoever shows something reads it once more when a board begins,
/// also anew after it was lost, and when the board says what changed.
/// </summary>
public sealed class ChangesFeed(BoardFeed feed)
{
    /// <summary>Follows the boards until <paramref name="stop"/>.</summary>
    /// <param name="boards">For example <c>list/matters/360424</c> or <c>thing/matters/0198…</c>.</param>
    /// <param name="take">Takes each frame but heartbeats, one after the other per board.</param>
    /// <param name="lost">Hears why a board ended; it is followed anew.</param>
    /// <param name="stop">Ends it.</param>
    public void Follow(IEnumerable<string> boards, Action<ChangesFrame> take, Action<BoardLoss>? lost, CancellationToken stop)
    {
        foreach (var board in boards)
        {
            var held = new Held(take);
            _ = feed.Follow<ChangesFrame>(board, () => held.Sequence, frame => held.TryTake(frame, out _), why => lost?.Invoke(why), stop);
        }
    }

    private sealed class Held(Action<ChangesFrame> take) : BoardFold<ChangesFrame>
    {
        protected override void Clear()
        {
        }

        protected override void Fold(ChangesFrame frame) => take(frame);
    }
}
