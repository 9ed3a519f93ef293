using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Core.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Coordination.Core.Boards;

/// <inheritdoc/>
/// <remarks>Reentrant so that the feed is taken while a scan is under way; merging is done between two awaits.</remarks>
[GrainType("board"), Reentrant]
internal sealed class BoardGrain(
    IViews views, TimeProvider clock, FeedClient feeds, IOptions<BoardOptions> options, ILogger<BoardGrain> logger)
    : Grain, IBoardGrain
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2), Reconciling = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Lapsed = TimeSpan.FromSeconds(15);
    private readonly BoardAudience _audience = new(clock);
    private BoardFold _fold = null!;
    private BoardLoader _loader = null!;
    private IReadOnlyList<SiloAddress> _leased = [];
    private DateTimeOffset _leasedAt, _reconciledAt;
    private Task _tending = Task.CompletedTask;
    private string _id = "";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = this.GetPrimaryKeyString();
        var area = AreaCode.Parse(_id["area/".Length..]);
        _fold = new BoardFold(area, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone), options.Value.MostTiles);
        _loader = new BoardLoader(area, views);
        await Lease();
        await Load(_loader.Everything(clock.GetUtcNow(), cancellationToken));
        _audience.Start(_id, _fold);
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
        foreach (var fact in facts) _fold.Merge(fact);
        _audience.Tell();
        return ValueTask.CompletedTask;
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
        _audience.Beat();
    }

    /// <summary>Renews the leases, and reconciles when it is time, when silos came or went, or when the leases had lapsed.</summary>
    private async Task Tend()
    {
        var (before, leasedAt) = (_leased, _leasedAt);
        await Lease();
        if (_leasedAt - leasedAt < Lapsed && _leasedAt - _reconciledAt < Reconciling && before.SequenceEqual(_leased)) return;
        using var patience = new CancellationTokenSource(Patience);
        await Load(_loader.ChangedSince(_reconciledAt, clock.GetUtcNow(), patience.Token));
        _audience.Tell();
    }

    /// <summary>A board that nobody watched for a while was not fed: it catches up before it is shown.</summary>
    private Task Refresh()
    {
        if (_tending.IsCompleted && clock.GetUtcNow() - _leasedAt > Lapsed) _tending = Tend();
        return _tending;
    }

    private async Task Lease()
    {
        _leasedAt = clock.GetUtcNow();
        _leased = feeds.Silos;
        await Task.WhenAll(_leased.Select(silo => feeds.Lease(silo, _id))).WaitAsync(Patience);
    }

    private async Task Load(IAsyncEnumerable<BoardFact> facts)
    {
        var started = clock.GetUtcNow();
        await foreach (var fact in facts) _fold.Merge(fact);
        _reconciledAt = started;
    }
}
