using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Worklist;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Tests.Checking;
using Coordination.LoadTests.Worklist;

namespace Coordination.LoadTests.Tests.Worklist;

public sealed class WorklistFoldTests
{
    private const string Grid = "990001001001001", Elsewhere = "990001001002001", Due = "2026-01-02T00:00:00Z";
    private static readonly DateTimeOffset DueAt = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly RoleGrant[] Secretary = [new(Role.CommunitySecretary, "990001001001")];

    private readonly Past _past = Histories.Of(
        Histories.Fold("matters/1", Reported(Grid)),
        Histories.Fold("matters/2", Reported(Elsewhere)),
        Histories.Fold("matters/3", Reported(Grid), ("matters.filed.v1", $$"""{"dueAt":"{{Due}}"}"""), ("matters.dispatched.v1", $$"""{"grid":"{{Grid}}","dueAt":"{{Due}}"}""")),
        Histories.Fold($"grids/{Grid}", ("grids.registered.v1", "{}")),
        Histories.Fold("matters/4"));

    private readonly WorkItem _item = new("matters/1", 1, "道路积水 ***", "file", Grid, "file", DueAt);

    [Fact]
    public void A_list_that_shows_what_waits_for_its_account_is_right() =>
        Assert.Null(Shown(DueAt.AddDays(-1), new WorkCounts(1, 0), _item).Difference(_past));

    [Fact]
    public void A_member_s_list_shows_what_is_to_be_handled()
    {
        var item = new WorkItem("matters/3", 3, "t", "handle", Grid, "handle", DueAt);

        Assert.Null(Shown([new(Role.GridMember, "990001")], DueAt, new WorkCounts(1, 1), item).Difference(_past));
    }

    [Fact]
    public void A_list_diverges_by_an_item_a_version_a_deadline_a_place_an_action_or_a_count()
    {
        string? Difference(WorkCounts? counts, params WorkItem[] items) => Shown(DueAt.AddDays(-1), counts, items).Difference(_past);

        var one = new WorkCounts(1, 0);
        Assert.NotNull(Difference(one));
        Assert.NotNull(Difference(one, _item with { Version = 2 }));
        Assert.NotNull(Difference(one, _item with { DueAt = null }));
        Assert.NotNull(Difference(one, _item with { Place = Elsewhere }));
        Assert.NotNull(Difference(one, _item with { Action = "dispatch" }));
        Assert.NotNull(Difference(one, _item with { Status = null }));
        Assert.NotNull(Difference(one, _item, _item with { Id = "matters/2", Place = Elsewhere }));
        Assert.NotNull(Difference(new WorkCounts(2, 0), _item));
        Assert.NotNull(Difference(new WorkCounts(1, 1), _item));
        Assert.NotNull(Difference(null, _item));
    }

    [Fact]
    public void Overdue_is_what_was_due_when_the_last_frame_was_made()
    {
        Assert.NotNull(Shown(DueAt, new WorkCounts(1, 0), _item).Difference(_past));
        Assert.Null(Shown(DueAt, new WorkCounts(1, 1), _item).Difference(_past));
    }

    [Fact]
    public void An_item_that_is_gone_is_shown_no_more()
    {
        var fold = Shown(DueAt.AddDays(-1), new WorkCounts(2, 0), _item, _item with { Id = "matters/9" });
        fold.Apply(new WorklistFrame(fold.Board, 2, FrameKind.Delta, DueAt.AddDays(-1), null, [], ["matters/9"], new WorkCounts(1, 0)));

        Assert.Null(fold.Difference(_past));
    }

    [Fact]
    public void More_than_500_are_counted_and_the_most_urgent_shown()
    {
        var past = Histories.Of([.. Enumerable.Range(0, 600).Select(at => Histories.Fold($"matters/{at:000}", Reported(Grid)))]);
        WorkItem[] first = [.. Enumerable.Range(0, 501).Select(at => _item with { Id = $"matters/{at:000}" })];

        Assert.Null(Shown(DueAt.AddDays(-1), new WorkCounts(600, 0), first[..500]).Difference(past));
        Assert.NotNull(Shown(DueAt.AddDays(-1), new WorkCounts(600, 0), first).Difference(past));
        Assert.NotNull(Shown(DueAt.AddDays(-1), new WorkCounts(600, 0), first[1..]).Difference(past));
    }

    [Fact]
    public void What_is_read_again_is_what_is_shown_otherwise_and_what_was_not_there_yet() => Assert.Equal(
        [new Target("matters", "1"), new Target("matters", "3"), new Target("matters", "4")],
        Shown(DueAt, null, _item with { Version = 2 }, _item with { Id = "matters/3" }).Doubtful(_past).OrderBy(target => target.Id));

    private static (string, string) Reported(string grid) => ("matters.reported.v1", $$"""{"grid":"{{grid}}","dueAt":"{{Due}}"}""");

    private static WorklistFold Shown(DateTimeOffset at, WorkCounts? counts, params WorkItem[] items) => Shown(Secretary, at, counts, items);

    private static WorklistFold Shown(RoleGrant[] grants, DateTimeOffset at, WorkCounts? counts, params WorkItem[] items)
    {
        var fold = new WorklistFold("somebody", grants);
        fold.Apply(new WorklistFrame("worklist/somebody", 1, FrameKind.Snapshot, at, null, items, null, counts));
        return fold;
    }
}
