using System.Text.Json;
using Coordination.LoadTests.Reporting;

namespace Coordination.LoadTests.Tests.Reporting;

public sealed class ReportTests
{
    private static readonly Report Good = new(
        "http", 1000, 5, 20, 30, 60, new Dictionary<string, WallTimes> { ["county"] = new(2, 30, 60) }, new(4, 20, 50), 1500, 0, 0, 0, null, null, null, 12.5, 300, null, 2000, 40, null, new { Grids = 5 });

    [Fact]
    public void The_report_has_exactly_the_keys_it_promises_also_for_what_was_not_measured()
    {
        using var json = JsonDocument.Parse(Good.ToJson());

        Assert.Equal(
            [
                "mode", "ackedPerSecond", "ackP50Ms", "ackP99Ms", "wallP50Ms", "wallP99Ms", "wallsBySort", "screens", "wallBytesPerSecond", "lost", "duplicated",
                "wallsDiverged", "workListsDiverged", "streamsEnded", "streamsNotResumed", "serverCpuSeconds", "serverRssMiB", "journalLimitPerSecond", "echoLimitPerSecond", "broadcastP99Ms",
                "broadcastLimitPerSecond", "settings",
            ],
            json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("journalLimitPerSecond").ValueKind);
        Assert.Equal(5, json.RootElement.GetProperty("settings").GetProperty("grids").GetInt32());
    }

    [Fact]
    public void A_run_is_good_only_when_nothing_is_lost_duplicated_or_diverged_and_something_was_done()
    {
        Assert.True(Good.IsGood);
        Assert.False((Good with { Lost = 1 }).IsGood);
        Assert.False((Good with { Duplicated = 1 }).IsGood);
        Assert.False((Good with { WallsDiverged = 1 }).IsGood);
        Assert.False((Good with { AckedPerSecond = null }).IsGood);
        Assert.True((Good with { WorkListsDiverged = 0, StreamsEnded = 3, StreamsNotResumed = 0 }).IsGood);
        Assert.False((Good with { WorkListsDiverged = 1 }).IsGood);
        Assert.False((Good with { StreamsNotResumed = 1 }).IsGood);
    }

    [Fact]
    public void The_readable_report_stands_alone_and_keeps_what_a_server_said_inert()
    {
        var html = HtmlReport.Write(Good, new Findings(
            [new(0, 900, 4, 18), new(1, 1100, 5, 20)], [], [1, 2, 3, 4, 5, 6, 7, 8, 9], [], [new(0, 50, 200)],
            ["Refused 3 times: <script>alert(1)</script>"]));

        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("0.50 × the bare echo", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0L, 0)]
    [InlineData(1L, 1)]
    public async Task The_exit_code_says_whether_anything_was_lost(long lost, int code)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Assert.Equal(code, await Outcome.Write(folder.FullName, Good with { Lost = lost }, new Findings([], [], [], [], [], [])));
            Assert.True(File.Exists(Path.Combine(folder.FullName, "report.json")));
            Assert.True(File.Exists(Path.Combine(folder.FullName, "report.html")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
