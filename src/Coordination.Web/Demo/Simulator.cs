using System.Globalization;
using Coordination.Core.Journal;
using Coordination.Web.Gate;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Demo;

/// <summary>
/// Plays the sample county's people at <see cref="DemoOptions.Rate"/>: one command after the other, each waited for,
/// so a slow server slows the play down. People's own matters and the grids of sign-ins are left alone.
/// </summary>
internal sealed class Simulator(
    CommandGate gate, IViews views, SeedState seeding, SamplePlays plays, IOptions<DemoOptions> options,
    TimeProvider clock, ILogger<Simulator> logger) : BackgroundService
{
    private const int MostCatchUp = 3000;
    private static readonly TimeSpan Reread = TimeSpan.FromMinutes(2), AfterFault = TimeSpan.FromSeconds(5);

    private readonly Random _random = new(options.Value.Seed + 3);
    private string _run = "";
    private long _sent;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Pace == 0 || !options.Value.Play) return;
        var people = await seeding.People.WaitAsync(stoppingToken);
        _run = string.Create(CultureInfo.InvariantCulture, $"play/{clock.GetUtcNow().UtcTicks}");
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                foreach (var play in plays.All) await play.Load(views, stoppingToken);
                await CatchUp(people, stoppingToken);
                await Play(people, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                logger.LogWarning(fault, "The simulator stumbled and goes on in {Seconds} s", AfterFault.TotalSeconds);
                await Task.Delay(AfterFault, clock, stoppingToken);
            }
    }

    // After a night off much is overdue and little is open: worked off at once rather than at the pace of the play.
    private async Task CatchUp(SamplePeople people, CancellationToken stop)
    {
        for (var done = 0; done < MostCatchUp && plays.CatchUp(Turn(people)) is var (play, command); done++)
            await Send(play, command, stop);
    }

    private async Task Play(SamplePeople people, CancellationToken stop)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1 / options.Value.Pace), clock);
        var until = clock.GetUtcNow() + Reread;
        while (clock.GetUtcNow() < until && await beat.WaitForNextTickAsync(stop))
            if (plays.Any(_random) is { } play && play.Next(Turn(people)) is { } command)
                await Send(play, command, stop);
    }

    private async Task Send(ISamplePlay play, SampleCommand command, CancellationToken stop)
    {
        var answer = await command.Send(gate, clock, stop);
        if (answer is { Status: StatusCodes.Status200OK, Answer: { } done }) play.Take(command, done);
        else
        {
            play.Refused(command);
            logger.LogDebug("The simulator was refused {Command}: {Status} {Code}", command.Command.GetType().Name, answer.Status, answer.Code);
        }
    }

    private SampleTurn Turn(SamplePeople people) =>
        new(people, string.Create(CultureInfo.InvariantCulture, $"{_run}/{++_sent}"), clock.GetUtcNow(), _random);
}
