using System.Diagnostics;
using System.Globalization;
using Coordination.LoadTests.CommandLine;
using Coordination.LoadTests.Reporting;
using Coordination.LoadTests.Servers;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Driving;

/// <summary>Plays the run's work, meanwhile kills the server or lets its database stand still when told to, and shows how far it is.</summary>
internal sealed class Driver(RunOptions options, ServerStage? stage, IProgressView progress, Ledger ledger, IReadOnlyList<Wall> watched)
{
    private int _kills;

    /// <summary>How often the server was killed.</summary>
    public int Kills => Volatile.Read(ref _kills);

    /// <summary>How what is watched came through the stall; null without one.</summary>
    public Interruption? Stalled { get; private set; }

    public async Task Mixed(MixedWork work, CommandRunner runner, CancellationToken stop)
    {
        var length = TimeSpan.FromSeconds(options.Seconds);
        async Task Next(long intended, CancellationToken ended)
        {
            var command = work.Next();
            work.Settled(command, await runner.Run(command, intended, ended));
        }

        progress.Say("Driving");
        var faults = Faults(length, stop);
        var until = Task.WhenAll(Task.Delay(length, stop), faults);
        await Shown(
            options.Rate > 0
                ? Drive.Open(Next, options.Rate, options.InFlight, until, TimeProvider.System, stop)
                : Drive.Closed(Next, options.InFlight, until, TimeProvider.System, stop),
            stop);
        await faults;
    }

    /// <summary>Plays work that has a time of its own for each of its steps, the last after <paramref name="length"/>.</summary>
    public async Task Replay(int steps, TimeSpan length, Func<CancellationToken, Task> play, CancellationToken stop)
    {
        progress.Say(string.Create(CultureInfo.InvariantCulture, $"Replaying {steps:N0} steps in {length.TotalSeconds:N0} s"));
        var faults = Faults(length, stop);
        await Shown(play(stop), stop);
        await faults;
    }

    private Task Faults(TimeSpan length, CancellationToken stop)
    {
        if (stage?.Server is not { } server) return Task.CompletedTask;
        return options.HasKills ? Kill(server, length, stop) : options.Stall > 0 ? Stall(server, length, stop) : Task.CompletedTask;
    }

    private async Task Stall(StartedServer server, TimeSpan length, CancellationToken stop)
    {
        var stall = TimeSpan.FromSeconds(options.Stall);
        if (length > stall) await Task.Delay((length - stall) / 2, stop);
        Stalled = new Interruption(watched);
        await server.Database.StandStill(stall, stop);
        Stalled.Over();
    }

    private Task Kill(StartedServer server, TimeSpan length, CancellationToken stop)
    {
        var kills = options.Kills > 0 ? options.Kills : Math.Max(1, (int)(length.TotalSeconds / options.KillEvery));
        var every = options.KillEvery > 0 ? TimeSpan.FromSeconds(options.KillEvery) : length / (kills + 1);
        return Killer.Run(server, kills, every, kill => Volatile.Write(ref _kills, kill), stop);
    }

    private async Task Shown(Task driving, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        while (await Task.WhenAny(driving, Task.Delay(500, stop)) != driving && !stop.IsCancellationRequested)
            progress.Show(() => string.Create(
                CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s, {ledger.Acknowledged:N0} acknowledged, {ledger.Acknowledged / Stopwatch.GetElapsedTime(begun).TotalSeconds:N0}/s{(options.HasKills ? $", {Kills} kills" : "")}"));
        await driving;
    }
}
