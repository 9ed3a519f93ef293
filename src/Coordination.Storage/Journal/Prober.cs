using Microsoft.Extensions.Hosting;

namespace Coordination.Storage.Journal;

/// <summary>Keeps <see cref="StorageState"/> true while nobody writes: notices a database that goes, and one that is back.</summary>
internal sealed class Prober(GroupCommitJournal journal, StorageState state, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan WhileReady = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileDown = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await journal.Probe().WaitAsync(stoppingToken);
            await Task.Delay(state.Ready ? WhileReady : WhileDown, clock, stoppingToken);
        }
    }
}
