using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
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
                Assert.Equal(next == done ? null : MatterRefusals.WrongStep, matter.Decide(Way[next], At(Start)).Refusal);
        }
    }

    [Fact]
    public void A_matter_nobody_reported_is_unknown() =>
        Assert.True(None.Decide(new FileMatter(), At(Start)).IsUnknown);

    [Fact]
    public void A_second_report_under_the_same_id_is_refused() =>
        Assert.Equal(MatterRefusals.AlreadyReported, Run(None, Report).Decide(Report, At(Start)).Refusal);

    [Fact]
    public void A_matter_is_reported_in_a_grid_not_in_a_community() =>
        Assert.Equal(MatterRefusals.NotAGrid, None.Decide(Report with { Grid = Here.Parent!.Value }, At(Start)).Refusal);

    [Fact]
    public void A_matter_stays_in_its_community() =>
        Assert.Equal(MatterRefusals.OtherCommunity,
            Run(None, Report, new FileMatter()).Decide(new DispatchMatter(AreaCode.Parse("360424100902001")), At(Start)).Refusal);

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
            matter = matter.Apply(Assert.Single(matter.Decide(matter.OnWake(now)!, At(now)).Events));
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
        Assert.Equal(Verdict<MatterEvent>.Nothing, matter.Decide(new EscalateMatter(late.AddSeconds(1)), At(late.AddDays(1))));
        Assert.Equal(Verdict<MatterEvent>.Nothing, matter.Decide(new EscalateMatter(late), At(late.AddSeconds(-1))));
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

    [Theory]
    [InlineData(1, null, "file: CommunitySecretary")]
    [InlineData(1, AreaLevel.Street, "file: CommunitySecretary")]
    [InlineData(2, AreaLevel.County, "dispatch: CommunitySecretary CountyOperator")]
    [InlineData(3, null, "handle: GridMember")]
    [InlineData(3, AreaLevel.Community, "handle: GridMember CommunitySecretary")]
    [InlineData(6, null, "")]
    public void A_matter_says_whose_turn_it_is(int steps, AreaLevel? escalated, string turn)
    {
        var matter = Run(None, Way[..steps]);
        if (escalated is { } level) matter = matter.Apply(new StepOverdue(level, Start, null));
        Assert.Equal(turn, string.Join(' ', matter.Row().Turns.Select(one => $"{one.Action}: {string.Join(' ', one.Roles)}")));
        Assert.All(matter.Row().Turns, one => Assert.Equal((Here.Value, matter.DueAt), (one.Place, one.DueAt)));
    }

    [Fact]
    public void Whoever_is_to_act_may_act_and_see_it()
    {
        var turns = Enumerable.Range(1, Way.Length).SelectMany(steps => Run(None, Way[..steps]).Row().Turns).ToList();
        Assert.All(turns, turn => Assert.All(turn.Roles, role =>
        {
            Assert.NotEmpty(Permissions.ToSend([new RoleGrant(role, Here.Value)], Matter.Kind.Commands[turn.Action]));
            Assert.NotEmpty(Permissions.ToSee([new RoleGrant(role, Here.Value)], "matters"));
        }));
    }

    [Fact]
    public void Who_reported_it_owns_it() => Assert.Equal("reporter", Run(None, Report).Row().Owner);

    private static DecisionContext At(DateTimeOffset now) => new(new Actor("reporter", []), now, CommandKey.OfCaller("key"), Limits);

    private static Matter Run(Matter matter, params IEnumerable<MatterCommand> commands) =>
        commands.Aggregate(matter, (state, command) => state.Apply(Assert.Single(state.Decide(command, At(Start)).Events)));
}
