using System.Threading.Channels;
using Coordination.Contracts.Boards;
using Coordination.Core.Boards;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Baselines;

/// <summary>Keeps the walls of one board fed straight from its grain, through one watcher as a web server has it.</summary>
internal sealed class GrainWall(IReadOnlyList<Wall> walls, IGrainFactory grains) : IBoardWatcher, IAsyncDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);
    private readonly IBoardGrain _board = grains.GetGrain<IBoardGrain>(walls[0].Board);
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _lock = new();
    private readonly Channel<bool> _lacking = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private IBoardWatcher? _self;
    private Task _renewing = Task.CompletedTask;

    public async Task Start()
    {
        _self = grains.CreateObjectReference<IBoardWatcher>(this);
        await Ask();
        _renewing = Task.Run(Renew);
    }

    public void Push(Frame frame)
    {
        lock (_lock)
        {
            var last = walls[0].Sequence;
            var lacking = frame.Kind switch
            {
                FrameKind.Snapshot => false,
                FrameKind.Delta => frame.Sequence > last + 1,
                _ => frame.Sequence > last,
            };
            if (lacking) _lacking.Writer.TryWrite(true);
            // What was asked for may hold what was pushed meanwhile.
            else if (frame.Sequence > last || (frame.Kind is FrameKind.Heartbeat && frame.Sequence == last))
                foreach (var wall in walls) wall.Take(frame);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        await _board.Unwatch(_self!);
        _ended.Dispose();
    }

    private async Task Renew()
    {
        try
        {
            while (true)
            {
                await Task.WhenAny(_lacking.Reader.WaitToReadAsync(_ended.Token).AsTask(), Task.Delay(Renewal, _ended.Token));
                _ended.Token.ThrowIfCancellationRequested();
                _lacking.Reader.TryRead(out _);
                await Ask();
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private async Task Ask()
    {
        foreach (var frame in await _board.Watch(_self!, walls[0].Sequence)) Push(frame);
    }
}
