using Coordination.Contracts.Areas;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Journal;
using Coordination.Core.Matters;

namespace Coordination.Core.Tests.Matters;

public sealed class MatterTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly AreaCode Here = AreaCode.Parse("360424100901003"), NextDoor = AreaCode.Parse("360424100901004");
    private static readonly MatterLimits Limits = new();
    private static readonly Matter None = Matter.Empty("0198c0de-0000-7000-8000-000000000001");
    private static readonly ReportMatter Report = new(Here, "lighting", "Lamp out");
    private static readonly MatterCommand[] Way =
        [Report, new FileMatter(), new DispatchMatter(), new HandleMatter(), new VerifyMatter(), new CloseMatter()];

    [Fact]
    public void A_matter_goes_through_its_steps_to_closed()
    {
        var matter = Run(None, Way);
        Assert.Equal(MatterStep.Closed, matter.Step);
        Assert.True(matter.View().ClosedInTime);
        Assert.True(matter.View().RespondedInTime);
        Assert.Null(matter.View().DueAt);
    }

    [Fact]
    public void At_every_step_only_its_own_command_is_taken()
    {
        for (var done = 1; done <= Way.Length; done++)
        {
            var matter = Run(None, Way[..done]);
            for (var next = 1; next < Way.Length; next++)
                Assert.Equal(next == done ? null : MatterRefusals.WrongStep, matter.Decide(Way[next], Start, Limits).Refusal);
        }
    }

    [Fact]
    public void A_matter_nobody_reported_is_unknown() =>
        Assert.True(None.Decide(new FileMatter(), Start, Limits).IsUnknown);

    [Fact]
    public void A_second_report_under_the_same_id_is_refused() =>
        Assert.Equal(MatterRefusals.AlreadyReported, Run(None, Report).Decide(Report, Start, Limits).Refusal);

    [Fact]
    public void A_matter_is_reported_in_a_grid_not_in_a_community() =>
        Assert.Equal(MatterRefusals.NotAGrid, None.Decide(Report with { Grid = Here.Parent!.Value }, Start, Limits).Refusal);

    [Fact]
    public void A_matter_stays_in_its_community() =>
        Assert.Equal(MatterRefusals.OtherCommunity,
            Run(None, Report, new FileMatter()).Decide(new DispatchMatter(AreaCode.Parse("360424100902001")), Start, Limits).Refusal);

    [Fact]
    public void A_failed_verification_sends_it_back_to_be_handled()
    {
        var matter = Run(None, [.. Way[..4], new VerifyMatter(false)]);
        Assert.Equal((MatterStep.Handle, 1), (matter.Step, matter.Returned));
    }

    [Fact]
    public void Each_step_has_its_deadline()
    {
        Assert.Equal(Start + Limits.File, Run(None, Report).DueAt);
        Assert.Equal(Start + Limits.Handle, Run(None, Way[..3]).DueAt);
    }

    [Fact]
    public void An_overdue_step_is_told_level_by_level_up_to_the_county()
    {
        var matter = Run(None, Report);
        var levels = new List<AreaLevel?>();
        var now = Start;
        while (matter.AlarmAt is { } alarm)
        {
            now = alarm;
            matter = matter.Apply(Assert.Single(matter.Decide(matter.OnWake(now)!, now, Limits).Events));
            levels.Add(matter.EscalatedTo);
        }
        Assert.Equal([AreaLevel.Community, AreaLevel.Street, AreaLevel.County], levels);
        Assert.True(matter.View().Overdue);
        Assert.False(matter.View().RespondedInTime);
        Assert.Equal(Start + Limits.File, matter.View().DueAt);
    }

    [Fact]
    public void A_deadline_that_is_not_the_matters_own_changes_nothing()
    {
        var matter = Run(None, Report);
        var late = Start + Limits.File;
        Assert.Equal(Verdict<MatterEvent>.Nothing, matter.Decide(new EscalateMatter(late.AddSeconds(1)), late.AddDays(1), Limits));
        Assert.Equal(Verdict<MatterEvent>.Nothing, matter.Decide(new EscalateMatter(late), late.AddSeconds(-1), Limits));
        Assert.Null(matter.OnWake(late.AddSeconds(-1)));
    }

    [Fact]
    public void The_next_step_starts_in_time_but_the_matter_was_late()
    {
        var late = Run(None, Report).Apply(new StepOverdue(AreaLevel.Community, Start, null));
        var matter = Run(late, Way[1..]);
        Assert.False(matter.View().Overdue);
        Assert.False(matter.View().ClosedInTime);
        Assert.False(matter.View().RespondedInTime);
    }

    [Fact]
    public void The_grid_is_told_of_each_step_and_the_one_it_left_too()
    {
        var filed = Run(None, Report, new FileMatter());
        var dispatched = Run(filed, new DispatchMatter(NextDoor));
        Assert.Equal(
            [($"grids/{Here}", new NoteMatter(None.Id, 3, MatterStep.Handle, false, true)),
             ($"grids/{NextDoor}", new NoteMatter(None.Id, 3, MatterStep.Handle, false, false))],
            dispatched.Tells(filed, 3));
        Assert.Equal([($"grids/{Here}", new NoteMatter(None.Id, 1, MatterStep.File, false, false))], Run(None, Report).Tells(None, 1));
    }

    private static Matter Run(Matter matter, params IEnumerable<MatterCommand> commands) =>
        commands.Aggregate(matter, (state, command) => state.Apply(Assert.Single(state.Decide(command, Start, Limits).Events)));
}
