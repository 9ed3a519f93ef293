using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Matters;
using Coordination.LoadTests.Tests.Checking;

namespace Coordination.LoadTests.Tests.Matters;

public sealed class MatterFoldTests
{
    private const string There = "990001001001001", Here = "990001001001002";

    private static readonly (string Type, string Body)[] Way =
    [
        ("matters.reported.v1", $$"""{"grid":"{{There}}","dueAt":"2026-01-01T00:00:00Z"}"""),
        ("matters.filed.v1", """{"dueAt":"2026-01-02T00:00:00Z"}"""),
        ("matters.dispatched.v1", $$"""{"grid":"{{Here}}","dueAt":"2026-01-03T00:00:00Z"}"""),
        ("matters.handled.v1", """{"dueAt":"2026-01-04T00:00:00Z"}"""),
        ("matters.verified.v1", """{"dueAt":"2026-01-05T00:00:00Z"}"""),
        ("matters.closed.v1", "{}"),
    ];

    [Theory]
    [InlineData(0, MatterStep.File, null)]
    [InlineData(1, MatterStep.File, There)]
    [InlineData(2, MatterStep.Dispatch, There)]
    [InlineData(3, MatterStep.Handle, Here)]
    [InlineData(4, MatterStep.Verify, Here)]
    [InlineData(5, MatterStep.Close, Here)]
    [InlineData(6, MatterStep.Closed, Here)]
    public void A_matter_is_where_its_events_led_it(int events, MatterStep step, string? grid)
    {
        var matter = Fold(Way[..events]);

        Assert.Equal((step, grid, events is > 0 and < 6, false), (matter.Step, matter.Grid, matter.IsOpen, matter.Overdue));
        Assert.Equal(events, matter.Version);
    }

    [Fact]
    public void A_step_is_overdue_until_the_next_one_begins()
    {
        Assert.True(Fold([Way[0], Late("community")]).Overdue);
        Assert.False(Fold([Way[0], Late("community"), Way[1]]).Overdue);
    }

    [Fact]
    public void A_returned_matter_is_to_be_handled_again_by_its_new_deadline()
    {
        var matter = Fold([.. Way[..4], ("matters.returned.v1", """{"dueAt":"2026-01-09T00:00:00Z"}""")]);

        Assert.Equal(new DateTimeOffset(2026, 1, 9, 0, 0, 0, TimeSpan.Zero), Assert.Single(matter.Waits).DueAt);
        Assert.Equal(MatterStep.Handle, matter.Step);
    }

    [Theory]
    [InlineData(1, null, "file", Role.CommunitySecretary)]
    [InlineData(1, "community", "file", Role.CommunitySecretary)]
    [InlineData(1, "street", "file", Role.CommunitySecretary)]
    [InlineData(1, "county", "file", Role.CommunitySecretary, Role.CountyOperator)]
    [InlineData(3, null, "handle", Role.GridMember)]
    [InlineData(3, "community", "handle", Role.GridMember, Role.CommunitySecretary)]
    [InlineData(3, "county", "handle", Role.GridMember, Role.CommunitySecretary)]
    [InlineData(5, "county", "close", Role.CommunitySecretary, Role.CountyOperator)]
    public void It_waits_for_whom_the_step_and_the_escalation_say(int events, string? escalated, string action, params Role[] roles)
    {
        var waiting = Assert.Single(Fold(escalated is null ? Way[..events] : [.. Way[..events], Late(escalated)]).Waits);

        Assert.Equal((action, events < 3 ? There : Here), (waiting.Action, waiting.Place));
        Assert.Equal(roles, waiting.Roles);
    }

    [Fact]
    public void A_closed_matter_and_one_never_reported_wait_for_nobody()
    {
        Assert.Empty(Fold(Way).Waits);
        Assert.Empty(Fold().Waits);
    }

    [Fact]
    public void A_kind_without_a_fold_has_none() => Assert.Null(Past.Open(new("orders", "1")));

    private static (string, string) Late(string to) => ("matters.step-overdue.v1", $$"""{"escalatedTo":"{{to}}"}""");

    private static MatterFold Fold(params (string, string)[] events) => (MatterFold)Histories.Fold("matters/1", events);
}
