using System.Collections.Concurrent;
using Coordination.Contracts.Boards;
using Coordination.Core.Boards;

namespace Coordination.Web.Boards;

/// <summary>One board in this process: watches its grain once and hands every frame to all viewers here.</summary>
internal sealed class BoardRelay(string board, IGrainFactory grains, TimeProvider clock, ILogger logger) : IBoardWatcher
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3), Renewal = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<BoardViewer, byte> _viewers = new();
    private readonly IBoardGrain _grain = grains.GetGrain<IBoardGrain>(board);
    private IBoardWatcher? _self;
    private DateTimeOffset _heardAt, _renewedAt;
    private long _last;

    /// <summary>When the last viewer left, UTC; null while there are viewers.</summary>
    public DateTimeOffset? EmptySince { get; private set; }

    public void Add(BoardViewer viewer)
    {
        _viewers[viewer] = 0;
        EmptySince = null;
    }

    public void Remove(BoardViewer viewer)
    {
        _viewers.TryRemove(viewer, out _);
        if (_viewers.IsEmpty) EmptySince = clock.GetUtcNow();
    }

    /// <summary>What a viewer lacks that holds <paramref name="after"/>; frames that follow are pushed.</summary>
    public async Task<IReadOnlyList<Frame>> CatchUp(long after, CancellationToken stop) =>
        await _grain.Watch(Self(), after).AsTask().WaitAsync(Patience, clock, stop);

    public void Push(Frame frame)
    {
        _heardAt = clock.GetUtcNow();
        _last = Math.Max(_last, frame.Sequence);
        foreach (var viewer in _viewers.Keys) viewer.Offer(frame);
    }

    /// <summary>Asks the grain again when it is time, or when nothing was heard: its silo may be gone.</summary>
    public async Task Tend(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (_viewers.IsEmpty || (now - _heardAt < Silence && now - _renewedAt < Renewal)) return;
        try
        {
            _renewedAt = now;
            foreach (var frame in await CatchUp(_last, stop)) Push(frame);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "{Board} is silent; it is asked again", board);
        }
    }

    /// <summary>Tells the grain that nobody watches here any more.</summary>
    public async Task Close()
    {
        if (_self is not { } self) return;
        try
        {
            await _grain.Unwatch(self).AsTask().WaitAsync(Patience, clock);
        }
        catch (Exception e)
        {
            logger.LogDebug(e, "{Board} forgets this watcher by itself", board);
        }
        grains.DeleteObjectReference<IBoardWatcher>(self);
    }

    private IBoardWatcher Self() => LazyInitializer.EnsureInitialized(ref _self, () => grains.CreateObjectReference<IBoardWatcher>(this))!;
}
