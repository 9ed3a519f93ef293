using Coordination.Contracts.Boards;

namespace Coordination.Core.Boards;

/// <summary>One board, cluster-wide. Key: the board's id, for example <c>area/360424</c>.</summary>
[Alias("boards.board")]
public interface IBoardGrain : IGrainWithStringKey
{
    /// <summary>
    /// Sends frames to <paramref name="watcher"/> for 30 s; ask again before that. The answer is what the watcher
    /// lacks: the deltas after <paramref name="after"/> while the board still holds them, else one snapshot.
    /// What is sent from then on follows in sequence.
    /// </summary>
    [Alias("watch")]
    ValueTask<Frame[]> Watch(IBoardWatcher watcher, long after);

    /// <summary>Sends no more frames to <paramref name="watcher"/>.</summary>
    [Alias("unwatch")]
    ValueTask Unwatch(IBoardWatcher watcher);

    /// <summary>The board as it is now.</summary>
    [Alias("snapshot")]
    ValueTask<Frame> Snapshot();

    /// <summary>Takes what a silo's feed saw committed. Older news than what is held changes nothing.</summary>
    [Alias("offer")]
    ValueTask Offer(BoardFact[] facts);
}

/// <summary>Takes a board's frames in one process.</summary>
[Alias("boards.watcher")]
public interface IBoardWatcher : IGrainObserver
{
    /// <summary>The next frame. A hole in the sequences means that one was lost: ask for a snapshot.</summary>
    [Alias("push")]
    void Push(Frame frame);
}
