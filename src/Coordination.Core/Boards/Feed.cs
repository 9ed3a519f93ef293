using System.Collections.Concurrent;
using Coordination.Contracts.Areas;
using Coordination.Core.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Core.Boards;

/// <summary>
/// This silo's feed: takes every commit from the journal and, each tick, sends each board that asked for it one batch
/// with the newest fact per stream. A tick takes 20 ms while quiet and stretches to 100 ms with load. A board that is
/// slow gets bigger batches, never more of them: at most one is on its way to it.
/// </summary>
public sealed class Feed(IGrainFactory grains, TimeProvider clock, ILogger<Feed> logger) : BackgroundService
{
    private const int BusyTick = 700;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20), Longest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Lease> _leases = new();
    private readonly SemaphoreSlim _news = new(0, 1);

    /// <summary>Takes a commit that is durable. Never waits.</summary>
    public void Offer(Commit commit)
    {
        if (_leases.IsEmpty) return;
        BoardFact? fact = null;
        var (area, byBoard) = (commit.View.Area, _leases.GetAlternateLookup<ReadOnlySpan<char>>());
        Span<char> board = stackalloc char["area/".Length + (int)AreaLevel.Community];
        "area/".CopyTo(board);
        for (var length = (int)AreaLevel.County; length <= Math.Min(area.Length, (int)AreaLevel.Community); length += 3)
        {
            area.AsSpan(0, length).CopyTo(board["area/".Length..]);
            if (!byBoard.TryGetValue(board[..("area/".Length + length)], out var lease)) continue;
            fact ??= BoardFacts.Of(commit.Stream, commit.Version, commit.At, commit.View.View);
            if (fact is null) return;
            lease.Add(fact);
        }
        if (fact is not null) Signal();
    }

    /// <summary>From now on, and for 30 s, the board is sent what concerns it. Ask again before that.</summary>
    public void LeaseTo(string board) =>
        _leases.GetOrAdd(board, _ => new Lease()).Until = clock.GetUtcNow() + LeaseTime;

    /// <summary>The board is sent nothing more.</summary>
    public void Release(string board) => _leases.TryRemove(board, out _);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _news.WaitAsync(stoppingToken);
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
            var stretch = Math.Min(1.0, (double)sent / BusyTick);
            await Task.Delay(Shortest + ((Longest - Shortest) * stretch), clock, stoppingToken);
        }
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

    /// <summary>One board's share: the newest fact per stream that it was not sent yet.</summary>
    private sealed class Lease
    {
        private readonly Lock _gate = new();
        private Dictionary<string, BoardFact> _waiting = [];

        public DateTimeOffset Until { get; set; }
        public Task Sending { get; set; } = Task.CompletedTask;
        public bool IsWaiting { get { lock (_gate) return _waiting.Count > 0; } }

        public void Add(BoardFact fact)
        {
            lock (_gate)
                if (!_waiting.TryGetValue(fact.Stream, out var known) || known.Version < fact.Version)
                    _waiting[fact.Stream] = fact;
        }

        public BoardFact[]? Take()
        {
            if (!Sending.IsCompleted) return null;
            lock (_gate)
            {
                if (_waiting.Count == 0) return null;
                var taken = _waiting;
                _waiting = [];
                return [.. taken.Values];
            }
        }
    }
}
