using System.Collections.Concurrent;
using Coordination.Core.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Core.Boards;

/// <summary>
/// This silo's feed: takes every commit from the journal and, each tick, sends each board that asked for it one batch
/// with the newest fact per stream. A tick takes 20 ms while quiet and stretches to 100 ms with load. A board that is
/// slow gets bigger batches, never more of them: at most one is on its way to it.
/// </summary>
public sealed class Feed(IGrainFactory grains, BoardCatalog kinds, TimeProvider clock, ILogger<Feed> logger) : BackgroundService
{
    private const int BusyTick = 700;
    /// <summary>With load batches are so far apart.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, FeedLease> _leases = new();
    private readonly ConcurrentDictionary<string, FeedLease[]> _byTopic = new();
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly Lock _changing = new();

    [ThreadStatic] private static FeedListeners? _listeners;

    /// <summary>Takes a commit that is durable. Never waits.</summary>
    public void Offer(Commit commit)
    {
        if (_leases.IsEmpty) return;
        var listeners = _listeners ??= new FeedListeners();
        var found = false;
        foreach (var kind in kinds.All)
            try
            {
                found |= listeners.Offer(kind, commit, _byTopic);
            }
            catch (Exception fault)
            {
                // One board kind's fault is its own; its boards reconcile.
                logger.LogError(fault, "Boards of kind {Kind} missed {Stream} version {Version}", kind.Name, commit.Stream, commit.Version);
            }
        if (found) Signal();
    }

    /// <summary>From now on, and for 30 s, the board is sent what concerns one of the topics. Ask again before that.</summary>
    public void LeaseTo(string board, IReadOnlyList<string> topics)
    {
        var until = clock.GetUtcNow() + LeaseTime;
        if (_leases.TryGetValue(board, out var lease) && lease.Topics.SequenceEqual(topics))
        {
            lease.Until = until;
            return;
        }
        lock (_changing)
        {
            Release(board);
            lease = new FeedLease(board, [.. topics]) { Until = until };
            foreach (var topic in lease.Topics.Distinct())
                _byTopic.AddOrUpdate(topic, _ => [lease], (_, others) => [.. others, lease]);
            _leases[board] = lease;
        }
    }

    /// <summary>The board is sent nothing more.</summary>
    public void Release(string board)
    {
        lock (_changing)
        {
            if (!_leases.TryRemove(board, out var lease)) return;
            foreach (var topic in lease.Topics.Distinct())
            {
                FeedLease[] others = [.. _byTopic.GetValueOrDefault(topic, []).Where(one => one != lease)];
                if (others.Length > 0) _byTopic[topic] = others;
                else _byTopic.TryRemove(topic, out _);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _news.WaitAsync(stoppingToken);
            var stretch = Math.Min(1.0, (double)SendAll() / BusyTick);
            await Task.Delay(Shortest + ((Longest - Shortest) * stretch), clock, stoppingToken);
        }
    }

    private int SendAll()
    {
        var sent = 0;
        foreach (var (board, lease) in _leases)
        {
            if (lease.Until < clock.GetUtcNow()) Release(board);
            else if (lease.Take() is { } facts)
            {
                sent += facts.Length;
                lease.Sending = Send(board, facts);
            }
            else if (lease.IsWaiting) Signal();
        }
        return sent;
    }

    private async Task Send(string board, BoardFact[] facts)
    {
        try
        {
            await grains.GetGrain<IBoardGrain>(board).Offer(facts).AsTask().WaitAsync(Patience, clock);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "{Board} missed {Count} facts; it reconciles by itself", board, facts.Length);
        }
    }

    private void Signal()
    {
        try
        {
            if (_news.CurrentCount == 0) _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // Two signals at once are one.
        }
    }
}
