using Coordination.Contracts.Boards;
using Coordination.Core.Journal;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Coordination.Core.Boards;

/// <inheritdoc/>
/// <remarks>Reentrant so that the feed is taken while a scan is under way; merging is done between two awaits.</remarks>
[GrainType("board"), Reentrant]
internal sealed class BoardGrain(
    BoardCatalog kinds, IViews views, IJournal journal, TimeProvider clock, FeedClient feeds, ILogger<BoardGrain> logger)
    : Grain, IBoardGrain
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2), Reconciling = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Lapsed = TimeSpan.FromSeconds(15);
    private BoardContent _content = null!;
    private BoardAudience _audience = null!;
    private IReadOnlyList<SiloAddress> _leased = [];
    private DateTimeOffset _leasedAt, _reconciledAt;
    private Task _tending = Task.CompletedTask;
    private IGrainTimer? _paced;
    private string _id = "";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = this.GetPrimaryKeyString();
        var (kind, key) = kinds.Find(_id) ?? throw new InvalidOperationException($"{_id} is no board.");
        _content = await Open(kind, key, cancellationToken);
        _audience = new BoardAudience(_id, _content.Fold, clock);
        _audience.Publish();
        _paced = this.RegisterGrainTimer(Paced, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        this.RegisterGrainTimer(Beaten, Beat, Beat);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        await Task.WhenAll(_leased.Select(silo => feeds.Release(silo, _id))).WaitAsync(cancellationToken);

    public async ValueTask<Frame[]> Watch(IBoardWatcher watcher, long after)
    {
        await Refresh();
        return _audience.Join(watcher, after);
    }

    public ValueTask Unwatch(IBoardWatcher watcher)
    {
        _audience.Leave(watcher);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<Frame> Snapshot()
    {
        await Refresh();
        return _audience.Snapshot();
    }

    public ValueTask Offer(BoardFact[] facts)
    {
        foreach (var fact in facts) _content.Fold.Merge(fact);
        Publish();
        return ValueTask.CompletedTask;
    }

    private void Publish()
    {
        _audience.Publish();
        // What changes often goes out at its own pace: with the next batch of the feed, and without one the timer sends the last of it.
        if (_audience.IsEmpty || _audience.Waits is not { } wait) return;
        _paced!.Change((wait < TimeSpan.Zero ? TimeSpan.Zero : wait) + Feed.Longest, Timeout.InfiniteTimeSpan);
    }

    private Task Paced()
    {
        Publish();
        return Task.CompletedTask;
    }

    private async Task Beaten()
    {
        if (_audience.IsEmpty) return;
        try
        {
            await (_tending = Tend());
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "{Board} reconciles later", _id);
        }
        // A board that can't know whether it is up to date doesn't say that it is alive.
        if (journal.IsReady && clock.GetUtcNow() - _reconciledAt < Reconciling * 2) _audience.Beat();
    }

    /// <summary>Renews the leases, and reconciles when it is time, when silos came or went, or when the leases had lapsed.</summary>
    private async Task Tend()
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        if (await _content.HasOtherTopics(patience.Token))
        {
            _content = await Open(_content.Kind, _content.Key, patience.Token);
            _audience = _audience.With(_content.Fold);
            return;
        }
        var (before, leasedAt) = (_leased, _leasedAt);
        await Lease(_content);
        if (_leasedAt - leasedAt < Lapsed && _leasedAt - _reconciledAt < Reconciling && before.SequenceEqual(_leased)) return;
        var started = clock.GetUtcNow();
        await _content.Reconcile(views, started, patience.Token);
        _reconciledAt = started;
        Publish();
    }

    /// <summary>A board that nobody watched for a while was not fed: it catches up before it is shown.</summary>
    private Task Refresh()
    {
        if (_tending.IsCompleted && clock.GetUtcNow() - _leasedAt > Lapsed) _tending = Tend();
        return _tending;
    }

    private async Task<BoardContent> Open(IBoardKind kind, string key, CancellationToken stop)
    {
        var content = await BoardContent.Open(kind, key, stop);
        await Lease(content);
        var started = clock.GetUtcNow();
        await content.Load(views, started, stop);
        _reconciledAt = started;
        return content;
    }

    private async Task Lease(BoardContent content)
    {
        _leasedAt = clock.GetUtcNow();
        _leased = feeds.Silos;
        var topics = content.Topics.ToArray();
        await Task.WhenAll(_leased.Select(silo => feeds.Lease(silo, _id, topics))).WaitAsync(Patience, clock);
    }
}
