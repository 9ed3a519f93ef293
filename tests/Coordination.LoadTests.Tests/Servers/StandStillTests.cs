using System.Diagnostics;
using Coordination.LoadTests.Servers;
using Coordination.Testing;

namespace Coordination.LoadTests.Tests.Servers;

public sealed class StandStillTests
{
    [Fact]
    public async Task A_process_and_its_children_stand_still_for_as_long_as_told_and_then_go_on()
    {
        var stop = TestContext.Current.CancellationToken;
        using var parent = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "sleep 60 & echo $!; wait"]) { RedirectStandardOutput = true })!;
        try
        {
            var child = int.Parse((await parent.StandardOutput.ReadLineAsync(stop))!, null);
            using var over = new CancellationTokenSource();
            var standing = StandStill.Run(parent.Id, TimeSpan.FromMinutes(1), over.Token);
            await Eventually.Holds(() => State(parent.Id) == 'T' && State(child) == 'T');
            Assert.False(standing.IsCompleted);

            // Also a run that is given up leaves nothing that stands still.
            await over.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => standing);
            await Eventually.Holds(() => State(parent.Id) != 'T' && State(child) != 'T');
        }
        finally
        {
            parent.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_database_that_stood_still_answers_again()
    {
        Assert.SkipWhen(LocalPostgres.FindBinaries() is null, "PostgreSQL is not installed.");
        var stop = TestContext.Current.CancellationToken;
        await using var postgres = await LocalPostgres.Start(durable: false, stop);
        using var over = new CancellationTokenSource();
        var standing = StandStill.Run(postgres.ProcessId, TimeSpan.FromMinutes(1), over.Token);
        await Eventually.Holds(() => State(postgres.ProcessId) == 'T');
        var answer = postgres.CreateDatabase("late", stop);
        Assert.False(answer.IsCompleted);

        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => standing);
        Assert.Contains("late", await answer, StringComparison.Ordinal);
    }

    private static char State(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return stat[stat.LastIndexOf(')') + 2];
    }
}
