using Coordination.Core.Journal;
using Coordination.Web.Gate;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Demo;

/// <summary>Makes the sample sign-ins and the sample county. A start that was cut short is completed by the next.</summary>
internal sealed class DemoSeeder(
    CommandGate gate, IViews views, SeedState state, SampleActors actors, DemoAccounts accounts,
    IOptions<DemoOptions> options, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<DemoSeeder> logger) : BackgroundService
{
    private const int AtOnce = 64;
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(2), Beat = TimeSpan.FromMilliseconds(100);

    // What one thing tells another may still be on its way when the next command rests on it.
    private const int Beats = 50;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        while (!state.Done)
            try
            {
                var people = new SamplePeople(await accounts.Ensure(stoppingToken));
                if (!await actors.AreWhole(views, stoppingToken)) await Seed(people, stoppingToken);
                state.Finish(people);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                logger.LogError(fault, "Making the sample data failed; it goes on in {Seconds} s", AfterFault.TotalSeconds);
                await Task.Delay(AfterFault, clock, stoppingToken);
            }
    }

    private async Task Seed(SamplePeople people, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop };
        int done = 0, refused = 0;
        foreach (var phase in actors.Phases(new SampleSeed(people, options.Value.Seed)))
            await Parallel.ForEachAsync(phase, bounds, async (script, stop) =>
            {
                foreach (var command in script)
                {
                    if (!await Send(command, stop))
                    {
                        // What follows in the script rests on it.
                        Interlocked.Increment(ref refused);
                        return;
                    }
                    Interlocked.Increment(ref done);
                }
            });
        logger.LogInformation(
            "Sample data: {Done} commands in {Seconds:0.0} s, {Refused} refused",
            done, clock.GetElapsedTime(began).TotalSeconds, refused);
        if (refused > 0) return;
        foreach (var seal in actors.Seals) await Send(seal, stop);
    }

    private async ValueTask<bool> Send(SampleCommand command, CancellationToken stop)
    {
        var answer = await command.Send(gate, clock, stop);
        for (var beat = 0; answer.Status != StatusCodes.Status200OK && beat < Beats; beat++)
        {
            await Task.Delay(Beat, clock, stop);
            answer = await (command with { Key = $"{command.Key}/{beat}" }).Send(gate, clock, stop);
        }
        if (answer.Status == StatusCodes.Status200OK) return true;
        logger.LogWarning(
            "A sample command was refused: {Kind} {Id} {Command}: {Status} {Code}",
            command.Kind, command.Id, command.Command.GetType().Name, answer.Status, answer.Code);
        return false;
    }

    private async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }
}
