using System.Collections.Concurrent;

namespace Coordination.Web.Boards;

/// <summary>The boards that are watched from this process.</summary>
internal sealed class BoardRelays(IGrainFactory grains, TimeProvider clock, ILogger<BoardRelays> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1), Linger = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, BoardRelay> _relays = new();
    private readonly ConcurrentDictionary<string, Task> _tended = new();
    private readonly Lock _gate = new();

    /// <summary>A viewer of the board; dispose it to leave.</summary>
    public BoardViewer Join(string board)
    {
        lock (_gate)
        {
            var relay = _relays.GetOrAdd(board, id => new BoardRelay(id, grains, clock, logger));
            return new BoardViewer(relay, clock);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var (board, relay) in _relays)
                if (!_tended.TryGetValue(board, out var before) || before.IsCompleted)
                    _tended[board] = Tend(board, relay, stoppingToken);
    }

    // Not waited for: a board that is slow to answer holds up none of the others. One look at a time for each.
    private async Task Tend(string board, BoardRelay relay, CancellationToken stop)
    {
        try
        {
            await relay.Tend(stop);
            lock (_gate)
            {
                if (relay.EmptySince is not { } since || clock.GetUtcNow() - since < Linger) return;
                _relays.TryRemove(board, out _);
            }
            await relay.Close();
            _tended.Remove(board, out _);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "{Board} is looked after again in a second", board);
        }
    }
}
