using System.Diagnostics;

namespace Coordination.LoadTests.Walls;

/// <summary>How walls come through a time in which nothing answers: made when it begins.</summary>
internal sealed class Interruption(IReadOnlyList<Wall> walls)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly int _before = walls.Sum(wall => wall.Ended);
    private long[] _frames = [];

    /// <summary>Streams that ended while it lasted.</summary>
    public int StreamsEnded { get; private set; }

    /// <summary>Walls that have shown no frame since it was over; null before <see cref="Await"/>.</summary>
    public int? NotResumed { get; private set; }

    /// <summary>It is over.</summary>
    public void Over()
    {
        StreamsEnded = walls.Sum(wall => wall.Ended) - _before;
        _frames = [.. walls.Select(wall => wall.Frames)];
    }

    /// <summary>Waits until every wall has shown a frame again, at most for <paramref name="within"/>.</summary>
    public async Task Await(TimeSpan within, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        while ((NotResumed = walls.Where((wall, at) => wall.Frames == _frames[at]).Count()) > 0 && Stopwatch.GetElapsedTime(begun) < within)
            await Task.Delay(Pause, stop);
    }
}
