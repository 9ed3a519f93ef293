using Coordination.LoadTests.CommandLine;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Reporting;
using Coordination.LoadTests.Servers;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Baselines;

/// <summary>What the bare parts take; null where one was not measured.</summary>
internal readonly record struct Limits(double? Journal, double? Echo, BroadcastLimit Broadcast);

/// <summary>Measures the bare limits of a run, one after the other, once its own load is over.</summary>
internal sealed class BareLimits(RunOptions options, IStage stage, County county, Workforce workforce, IProgressView progress)
{
    /// <summary>Key, fingerprint, actor and time of one command in a commit.</summary>
    private const int EntryBytes = 145;

    /// <summary>What an answer has beside the view.</summary>
    private const int AnswerFrame = 24;

    private static readonly TimeSpan Recording = TimeSpan.FromSeconds(10);

    private TimeSpan Length => TimeSpan.FromSeconds(Math.Clamp(options.Seconds / 3, 3, 30));

    /// <summary>Records what one wall of each board gets in the first seconds of the measured time.</summary>
    public static IReadOnlyList<FrameRecorder> Record(RunOptions options, IReadOnlyList<Wall> walls, long from)
    {
        if (!options.Baseline || options.InProcess) return [];
        return
        [
            .. walls.DistinctBy(wall => wall.Board).Select(wall => wall.Recorder = new FrameRecorder(from, Recording)),
        ];
    }

    public async Task<Limits> Measure(
        int eventBytes, IReadOnlyList<Wall> walls, IReadOnlyList<FrameRecorder> recorders, CancellationToken stop)
    {
        var answer = stage.Sender.AnswerBytes;
        var journal = await Journal(new CommitShape(eventBytes + EntryBytes, Math.Max(1, answer - (options.InProcess ? 0 : AnswerFrame))), stop);
        if (stage is not ServerStage server) return new Limits(journal, null, default);

        progress.Say("Measuring a bare echo endpoint");
        var echo = options.Replay is null ? await EchoLimit.Measure(options, county, workforce, answer, server.Bearer, Length, stop) : null;
        progress.Say("Measuring a bare broadcast");
        var folder = Directory.CreateTempSubdirectory("coordination-frames-");
        try
        {
            return new Limits(journal, echo, await BroadcastLimit.Measure([.. recorders.SelectMany(one => one.Frames)], walls, folder.FullName, stop));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<double?> Journal(CommitShape shape, CancellationToken stop)
    {
        if (stage.Database is null) return null;
        progress.Say("Measuring the journal alone");
        await using var beside = await InProcess.Beside(stage.Database, stop);
        return await JournalLimit.Measure(beside.Journal, county.Code, shape, options.Hot ? 1 : county.Grids.Count, options.InFlight, Length, stop);
    }
}
