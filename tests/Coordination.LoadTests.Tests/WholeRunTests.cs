using Coordination.LoadTests.CommandLine;
using Coordination.LoadTests.Reporting;

namespace Coordination.LoadTests.Tests;

/// <summary>Small runs of the whole thing, with the real server, both engines and the real fault.</summary>
public sealed class WholeRunTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(150);

    private sealed class Quiet : IProgressView
    {
        public void Say(string stage) => TestContext.Current.SendDiagnosticMessage("{0}", stage);

        public void Show(Func<string> how)
        {
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_kill_in_the_middle_loses_and_doubles_nothing_and_the_walls_come_back(string engine)
    {
        var (report, findings) = await Run("--start", engine, "--seconds", "6", "--kills", "1", "--rate", "150", "--meetings", "2", "--screens", "4");

        AssertGood(report, findings);
        Assert.Contains(findings.Notes, note => note == "The server was killed 1 times.");
        Assert.True(report.WallP50Ms > 0);
        Assert.Equal(["chain", "community", "county", "meeting", "street"], report.WallsBySort.Keys.Order());
        Assert.True(report.Screens is { Screens: 4, LastP50Ms: > 0 });
        Assert.Equal(3, report.WallsBySort["chain"].Walls);
        Assert.True(report.ServerRssMiB > 10);
        Assert.True(report.WallBytesPerSecond > 0);
    }

    [Fact]
    public async Task A_database_that_stands_still_loses_nothing_and_walls_and_work_lists_come_back()
    {
        var (report, findings) = await Run("--start", "postgres", "--seconds", "9", "--stall", "3", "--rate", "100", "--work-lists", "4");

        AssertGood(report, findings);
        Assert.Equal((0L, 0L), (report.WorkListsDiverged, report.StreamsNotResumed));
        Assert.NotNull(report.StreamsEnded);
    }

    [Theory]
    [InlineData("--in-process")]
    [InlineData("--bulk", "--stuck-walls", "1")]
    public async Task Every_mode_measures_itself_beside_the_bare_limits(params string[] mode)
    {
        var (report, findings) = await Run(["--start", "sqlite", "--seconds", "3", "--baseline", "--concurrency", "32", "--work-lists", "3", .. mode]);

        AssertGood(report, findings);
        Assert.True(report.JournalLimitPerSecond > 0);
        Assert.Equal(report.Mode == "bulk", report.EchoLimitPerSecond > 0);
        Assert.Equal(report.Mode == "bulk", report is { BroadcastLimitPerSecond: > 0, BroadcastP99Ms: > 0 });
    }

    private static void AssertGood(Report report, Findings findings) =>
        Assert.True(report.IsGood, report.ToJson() + string.Join(Environment.NewLine, findings.Notes));

    private static async Task<(Report Report, Findings Findings)> Run(params string[] args)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Bound);
        var options = OptionParser.Parse([.. args, "--grids", "40", "--members", "12", "--enterprises", "20", "--teams", "8", "--walls", "6"]);
        return await new LoadRun(options, new Quiet()).Run(bound.Token);
    }
}
