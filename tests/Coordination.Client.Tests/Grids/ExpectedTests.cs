using System.Text.Json;
using Coordination.Client.Api;
using Coordination.Client.Grids;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.Client.Tests.Grids;

public sealed class ExpectedTests
{
    private static readonly AreaCode Code = AreaCode.Parse("360424100901003");
    private static readonly DateTimeOffset At = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly GridView Grid = new(
        Code, "03网格", GridLevel.Calm, null, null, 1, 1, null, 0, 0, null);
    private static readonly GridDetails Details = new([new("me", "甲", At)], [], []);
    private static readonly MatterView Matter = new(
        "m1", Code, "lighting", "路灯不亮", null, null, MatterStep.Handle, At, At, At, false, null, null, null, null, 0, null);

    [Fact]
    public void Without_a_queue_it_is_what_the_server_said()
    {
        var expected = Expected.Of(Grid, Details, [Matter], [], "me");
        Assert.True(expected.OnDuty);
        Assert.Equal(GridLevel.Calm, expected.Level);
        Assert.Single(expected.Matters);
        Assert.False(Expected.Of(Grid, Details, [Matter], [], "another").OnDuty);
    }

    [Fact]
    public void What_waits_is_applied_in_order()
    {
        var expected = Expected.Of(Grid, Details, [Matter],
        [
            Entry("grids", Code.Value, "go-off-duty", new Nothing()),
            Entry("grids", Code.Value, "report-level", new ReportLevel(GridLevel.Alert, "x")),
            Entry("grids", Code.Value, "report-level", new ReportLevel(GridLevel.Busy, "y")),
            Entry("matters", "m1", "handle", new HandleMatter()),
        ], "me");
        Assert.False(expected.OnDuty);
        Assert.Equal(GridLevel.Busy, expected.Level);
        Assert.Empty(expected.Matters);
    }

    [Fact]
    public void What_waits_for_another_grid_changes_nothing_here()
    {
        var expected = Expected.Of(Grid, Details, [], [Entry("grids", "360424100901004", "go-off-duty", new Nothing())], "me");
        Assert.True(expected.OnDuty);
    }

    private static OutboxEntry Entry(string kind, string id, string command, object body) =>
        new(new SentCommand(kind, id, command, "k", JsonSerializer.SerializeToElement(body, body.GetType(), ClientJson.Options)), command);
}
