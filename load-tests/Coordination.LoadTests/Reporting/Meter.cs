using System.Diagnostics;
using Coordination.LoadTests.Servers;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Reporting;

/// <summary>Measures what happens beside the commands, from the end of the warm-up to <see cref="End"/>.</summary>
internal sealed class Meter : IAsyncDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly Task _measuring;
    private readonly IReadOnlyList<Wall> _walls;
    private long _bytesBefore, _begun = Stopwatch.GetTimestamp();

    public Meter(Func<int?> process, IReadOnlyList<Wall> walls, TimeSpan warmUp, CancellationToken stop)
    {
        (_walls, Server) = (walls, new ProcessSampler(process));
        _over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _measuring = Measure(warmUp);
    }

    public ProcessSampler Server { get; }

    /// <summary>Received by one wall in a second, on average; null without walls that count.</summary>
    public double? WallBytesPerSecond { get; private set; }

    public async Task End()
    {
        if (_over.IsCancellationRequested) return;
        var (bytes, seconds) = (Bytes() - _bytesBefore, Stopwatch.GetElapsedTime(_begun).TotalSeconds);
        WallBytesPerSecond = bytes > 0 ? bytes / seconds / _walls.Count : null;
        await _over.CancelAsync();
        await _measuring;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _over.Dispose();
    }

    private async Task Measure(TimeSpan warmUp)
    {
        try
        {
            await Task.Delay(warmUp, _over.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        (_bytesBefore, _begun) = (Bytes(), Stopwatch.GetTimestamp());
        await Server.Run(_over.Token);
    }

    private long Bytes() => _walls.Sum(wall => wall.Bytes);
}
