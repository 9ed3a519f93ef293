using System.Diagnostics;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Boards;

namespace Coordination.LoadTests.Walls;

/// <summary>A frame of a board as JSON, and when it came, in milliseconds from the first of the recording.</summary>
internal sealed record RecordedFrame(double AtMs, string Board, JsonElement Frame);

/// <summary>Keeps the deltas that one wall got in a stretch of the run.</summary>
internal sealed class FrameRecorder(long from, TimeSpan length)
{
    private const int Most = 2_000;
    private readonly List<(double AtMs, Frame Frame)> _frames = [];

    public IReadOnlyList<RecordedFrame> Frames
    {
        get
        {
            lock (_frames)
                return [.. _frames.Select(one => new RecordedFrame(one.AtMs, one.Frame.Board, JsonSerializer.SerializeToElement(one.Frame, one.Frame.GetType(), WireJson.Options)))];
        }
    }

    public void Take(Frame frame, long now)
    {
        var at = now - from;
        if (at < 0 || frame.Kind is not FrameKind.Delta || Stopwatch.GetElapsedTime(from, now) > length) return;
        lock (_frames)
            if (_frames.Count < Most)
                _frames.Add((Stopwatch.GetElapsedTime(from, now).TotalMilliseconds, frame));
    }
}
