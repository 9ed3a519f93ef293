using System.Diagnostics;
using System.Globalization;
using Coordination.LoadTests.Areas;
using Coordination.LoadTests.Baselines;
using Coordination.LoadTests.Chains;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.CommandLine;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Matters.Replay;
using Coordination.LoadTests.Meetings;
using Coordination.LoadTests.Reporting;
using Coordination.LoadTests.Servers;
using Coordination.LoadTests.Walls;
using Coordination.LoadTests.Worklist;

namespace Coordination.LoadTests;

/// <summary>One run from the first area to the report: prepare, drive, let it come to rest, check, measure the bare limits.</summary>
internal sealed class LoadRun(RunOptions options, IProgressView progress)
{
    private const double SightingsInAll = 4_000_000;
    private const int AssumedRate = 20_000, TrackedAtLeast = 20;
    private static readonly TimeSpan WallsWithin = TimeSpan.FromSeconds(60), BackWithin = TimeSpan.FromSeconds(60);

    private readonly string _run = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")[20..];

    public async Task<(Report Report, Findings Findings)> Run(CancellationToken stop)
    {
        var recording = options.Replay is null ? null : Recording.Read(options.Replay);
        await using var stage = await Open(stop);
        var places = recording is null ? null : ReplayCounty.Of(recording, stage.CountyCode);
        var county = places?.County ?? County.Generate(options.Grids, options.Seed, stage.CountyCode, options.Enterprises, options.Teams, options.Meetings);
        var workforce = new Workforce(county, options.Members);
        await stage.Prepare(county, workforce, stop);

        List<Target> shown = [.. AreaWalls.Things(county), .. ChainWalls.Things(county)];
        var latency = new WallLatency(shown, TrackedThings(shown.Count));
        var rooms = new WallLatency([.. MeetingScreens.Things(county)], int.MaxValue);
        var ofChains = county.Firms.Count + county.Teams.Count > 0 ? options.Walls / 2 : 0;
        List<Wall> screens = [.. MeetingScreens.Hang(county, options.Screens, rooms.Tracked)];
        List<Wall> walls =
            [.. AreaWalls.Hang(county, options.Walls - ofChains, latency.Tracked), .. ChainWalls.Hang(county, ofChains, latency.Tracked), .. screens];
        var lists = await WorkLists.Hang(stage, workforce, options.WorkLists, stop);
        Wall[] watched = [.. walls, .. lists];
        progress.Say($"Hanging {walls.Count} walls, {lists.Count} work lists and {options.StuckWalls} walls that stop reading");
        await stage.Hang(watched, stop);
        if (stage is ServerStage server) await server.HangStuck(AreaWalls.Busiest(county), options.StuckWalls, stop);
        await Task.WhenAll(watched.Select(wall => wall.Shows)).WaitAsync(WallsWithin, stop);

        var ledger = new Ledger(_run);
        var begun = Stopwatch.GetTimestamp();
        var warm = begun + (long)(options.WarmUp.TotalSeconds * Stopwatch.Frequency);
        var acks = new LatencyLog(begun, warm);
        var recorders = BareLimits.Record(options, walls, warm);
        var runner = new CommandRunner(stage.Sender, ledger, acks, (command, version, intended) =>
        {
            latency.Acknowledged(command, version, intended);
            rooms.Acknowledged(command, version, intended);
        });
        await using var meter = new Meter(() => stage.ProcessId, walls, options.WarmUp, stop);

        var driving = new Driving.Driver(options, stage as ServerStage, progress, ledger, watched);
        if (recording is not null)
        {
            var replay = new ReplayWork(recording, places!, workforce, ledger, runner, TimeProvider.System);
            var timeline = Timeline.Of(recording, options.Speed);
            await driving.Replay(timeline.Count, timeline[^1].Due, ended => replay.Run(timeline, options.InFlight, ended), stop);
        }
        else
        {
            var work = new MixedWork(county, workforce, ledger, options.Seed, options.Hot, TimeProvider.System);
            await driving.Mixed(work, runner, stop);
        }
        var ended = Stopwatch.GetTimestamp();
        await meter.End();

        progress.Say("Waiting for the walls to come to rest");
        if (driving.Stalled is { } stalled) await stalled.Await(BackWithin, stop);
        await Settling.UntilStill(watched, stop);
        progress.Say("Reading history back");
        var check = new HistoryCheck(ledger, stage.Records);
        var targets = shown.Union(ledger.Targets).ToList();
        var history = await check.Run(targets, done => progress.Show(() => $"{done} of {targets.Count}"), stop);
        progress.Say("Comparing the walls");
        var differences = await Settling.Differences(walls, check, null, why => progress.Show(() => why), stop);
        var unlisted = await Settling.Differences(lists, check, null, why => progress.Show(() => why), stop);
        var seen = new LatencyLog(begun, warm);
        foreach (var wall in walls.Except(screens)) latency.Join(wall, seen);
        var last = new LatencyLog(begun, warm);
        rooms.JoinLast(screens, last);
        var bySort = walls.GroupBy(wall => wall.Sort).ToDictionary(sort => sort.Key, sort =>
        {
            var log = new LatencyLog(begun, warm);
            foreach (var wall in sort) (screens.Contains(wall) ? rooms : latency).Join(wall, log);
            return new WallTimes(sort.Count(), log.Ms(50), log.Ms(99));
        });

        var limits = options.Baseline
            ? await new BareLimits(options, stage, county, workforce, progress).Measure(check.EventBytes, walls, recorders, stop)
            : default;
        var report = new Report(
            options.Mode, acks.PerSecond(ended), acks.Ms(50), acks.Ms(99), seen.Ms(50), seen.Ms(99), bySort,
            screens.Count > 0 ? new ScreenTimes(screens.Count, last.Ms(50), last.Ms(99)) : null, meter.WallBytesPerSecond,
            history.Lost, history.Duplicated, differences.Count, lists.Count > 0 ? unlisted.Count : null,
            driving.Stalled?.StreamsEnded, driving.Stalled?.NotResumed, meter.Server.CpuSeconds, meter.Server.RssMiB,
            limits.Journal, limits.Echo, limits.Broadcast.P99Ms, limits.Broadcast.PerSecond, options.ForReport());
        var notes = Notes(ledger, runner, watched, check, [.. differences, .. unlisted], driving.Kills);
        return (report, new Findings(
            acks.Seconds(), seen.Seconds(), Findings.Spread(acks), Findings.Spread(seen), meter.Server.Samples, notes));
    }

    private async Task<IStage> Open(CancellationToken stop)
    {
        if (!options.InProcess) return await ServerStage.Open(options, _run, progress, stop);
        progress.Say($"Starting the grains on {options.Start}");
        return await InProcess.Open(options, stop);
    }

    /// <summary>So many of what walls show that their sightings on all walls stay within bounds.</summary>
    private int TrackedThings(int shown)
    {
        var seconds = options.Replay is null ? options.Seconds : 60;
        var sightings = (options.Rate > 0 ? options.Rate : AssumedRate) * (double)seconds * Math.Max(1, options.Walls) / 3;
        return Math.Max(TrackedAtLeast, (int)(shown * Math.Min(1, SightingsInAll / sightings)));
    }

    private List<string> Notes(
        Ledger ledger, CommandRunner runner, Wall[] watched, HistoryCheck check, IReadOnlyList<string> differences, int kills)
    {
        var unknown = ledger.Count - ledger.Acknowledged - ledger.Refused;
        List<string> notes =
        [
            string.Create(CultureInfo.InvariantCulture, $"{ledger.Count:N0} commands: {ledger.Acknowledged:N0} acknowledged, {ledger.Refused:N0} refused, {unknown:N0} never answered; {runner.Retries:N0} sent again."),
            string.Create(CultureInfo.InvariantCulture, $"{check.Events:N0} events read back, {check.EventBytes} bytes each on average."),
            string.Create(CultureInfo.InvariantCulture, $"{watched.Length} walls and work lists took {watched.Sum(wall => wall.Frames):N0} frames and resumed {watched.Sum(wall => wall.Resumed)} times."),
        ];
        if (kills > 0) notes.Add($"The server was killed {kills} times.");
        if (options.Stall > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"PostgreSQL stood still for {options.Stall} s."));
        if (options.StuckWalls > 0) notes.Add($"{options.StuckWalls} more walls never read what they were sent.");
        notes.AddRange(runner.Refusals.OrderByDescending(why => why.Value).Take(10).Select(why => $"Refused {why.Value} times: {why.Key}"));
        notes.AddRange(differences.Take(10));
        return notes;
    }
}
