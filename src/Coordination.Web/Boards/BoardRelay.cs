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

    // Written by the runtime's threads and read by the one that tends: ticks, for a struct of two words could be torn.
    private long _heardAt, _renewedAt, _emptySince, _last;
    private bool _isSilent;

    /// <summary>When the last viewer left, UTC; null while there are viewers.</summary>
    public DateTimeOffset? EmptySince => Volatile.Read(ref _emptySince) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public void Add(BoardViewer viewer)
    {
        _viewers[viewer] = 0;
        Volatile.Write(ref _emptySince, 0);
    }

    public void Remove(BoardViewer viewer)
    {
        _viewers.TryRemove(viewer, out _);
        if (_viewers.IsEmpty) Volatile.Write(ref _emptySince, clock.GetUtcNow().UtcTicks);
    }

    /// <summary>What a viewer lacks that holds <paramref name="after"/>; frames that follow are pushed.</summary>
    public async Task<IReadOnlyList<Frame>> CatchUp(long after, CancellationToken stop) =>
        await _grain.Watch(Self(), after).AsTask().WaitAsync(Patience, clock, stop);

    public void Push(Frame frame)
    {
        Volatile.Write(ref _heardAt, clock.GetUtcNow().UtcTicks);
        long last;
        while ((last = Volatile.Read(ref _last)) < frame.Sequence && Interlocked.CompareExchange(ref _last, frame.Sequence, last) != last) { }
        foreach (var viewer in _viewers.Keys) viewer.Offer(frame);
    }

    /// <summary>Asks the grain again when it is time, or when nothing was heard: its silo may be gone. Never throws.</summary>
    public async Task Tend(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcTicks;
        if (_viewers.IsEmpty || (now - Volatile.Read(ref _heardAt) < Silence.Ticks && now - Volatile.Read(ref _renewedAt) < Renewal.Ticks)) return;
        try
        {
            Volatile.Write(ref _renewedAt, now);
            foreach (var frame in await CatchUp(Volatile.Read(ref _last), stop)) Push(frame);
            _isSilent = false;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            if (!_isSilent) logger.LogWarning(e, "{Board} is silent; it is asked again until it answers", board);
            _isSilent = true;
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>Says to the grain that nobody watches here any more.</summary>
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
