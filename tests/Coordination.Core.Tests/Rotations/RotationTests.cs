using Coordination.Contracts.Gate;
using Coordination.Contracts.Meetings;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;
using Coordination.Core.Rotations;
using static Coordination.Core.Tests.Rotations.Terms;

namespace Coordination.Core.Tests.Rotations;

public sealed class RotationTests
{
    private static readonly StoredView Problem = Open("problems/1", "Berth too short", "filed"), Call = Open("meetings/7", "Joint meeting", "called");

    [Fact]
    public void The_chair_passes_on_at_the_moment_that_was_set()
    {
        var terms = Running();
        terms.Pass(29);
        terms.Wake();
        Assert.Equal(Blue, terms.Rotation.Chair);
        terms.Pass(1);
        terms.Wake();
        Assert.Equal((Red, Start.AddDays(30)), (terms.Rotation.Chair, terms.Rotation.Current!.From));
        var held = Assert.Single(terms.Rotation.Held);
        Assert.Equal((Blue, Start, Start.AddDays(30), null), (held.Unit, held.From, held.Until, held.Reason));
    }

    [Fact]
    public void However_long_nobody_looked_each_term_is_recorded_once_and_one_unit_chairs()
    {
        var terms = Running();
        terms.Pass(95);
        terms.Wake();
        Assert.Equal(Blue, terms.Rotation.Chair);
        Assert.Equal([1, 2, 3, 4], terms.Events.OfType<ChairPassed>().Select(one => one.Term));
        Assert.Equal([Start, Start.AddDays(30), Start.AddDays(60), Start.AddDays(90)], terms.Events.OfType<ChairPassed>().Select(one => one.From));
        Assert.Equal([Blue, Red, Green], terms.Rotation.Held.Select(one => one.Unit));
        Assert.Equal(0, terms.Wake());
        foreach (var late in terms.Events.OfType<ChairPassed>().ToList()) Assert.Null(terms.Refusal(Server, new PassOn(late.Term)));
    }

    [Fact]
    public void Where_no_term_follows_at_once_the_unit_goes_on()
    {
        var terms = new Terms();
        Assert.Null(terms.Does(Chief, new PlanTerms([Of(Blue, 0, 10), Of(Red, 20, 10)])));
        terms.Wake();
        terms.Pass(15);
        Assert.Equal(0, terms.Wake() - 1);
        Assert.Equal(Blue, terms.Rotation.Chair);
        terms.Pass(100);
        terms.Wake();
        Assert.Equal(Red, terms.Rotation.Chair);
    }

    [Fact]
    public void What_is_open_is_handed_over_as_one_list_that_the_unit_acknowledges()
    {
        var terms = Running();
        terms.Open.AddRange([Problem, Call]);
        terms.Pass(30);
        terms.Wake();
        var taken = terms.Rotation.HandOver!;
        Assert.Equal((Blue, Red, 2, null), (taken.From, taken.To, taken.Open, taken.AcknowledgedAt));
        Assert.Equal(["problems/1", "meetings/7"], terms.Rotation.HandedOver.Select(one => one.Stream));
        var turn = Assert.Single(terms.Rotation.Row().Turns);
        Assert.Equal((Role.MemberUnit, "chains/steel/units/red", "acknowledge"), (turn.Roles[0], turn.Place, turn.Action));
        Assert.Equal(RotationRefusals.NotYourTerm, terms.Refusal(By(Blue), new Acknowledge(2)));
        Assert.Equal(RotationRefusals.NotYourTerm, terms.Refusal(new Actor("x", [new RoleGrant(Role.MemberUnit, "chains/steel")]), new Acknowledge(2)));
        Assert.Equal(RotationRefusals.NothingToAcknowledge, terms.Refusal(By(Blue), new Acknowledge(1)));
        Assert.Null(terms.Does(By(Red), new Acknowledge(2)));
        Assert.Null(terms.Refusal(By(Red), new Acknowledge(2)));
        Assert.Empty(terms.Rotation.Row().Turns);
    }

    [Fact]
    public void What_was_called_hears_of_every_change_of_the_chair()
    {
        var terms = Running();
        terms.Open.AddRange([Problem, Call]);
        Assert.Null(terms.Does(By(Blue), new NameActing(Green, terms.Now.AddDays(3), "Away")));
        Assert.Equal(("meetings/7", (object)new NoteChair(Green, true)), Assert.Single(terms.Told));
        Assert.Null(terms.Does(By(Blue), new EndActing()));
        Assert.Equal(("meetings/7", (object)new NoteChair(Blue, true)), Assert.Single(terms.Told));
        Assert.Null(terms.Does(Chief, new EndEarly("Merged")));
        Assert.Equal(("meetings/7", (object)new NoteChair(Red)), Assert.Single(terms.Told));
        Assert.Null(terms.Does(By(Red), new Acknowledge(2)));
        Assert.Empty(terms.Told);
    }

    [Fact]
    public void A_unit_is_given_notice_of_its_term_and_reads_it()
    {
        var terms = Running();
        terms.Pass(23);
        Assert.Equal(1, terms.Wake());
        var turn = Assert.Single(terms.Rotation.Row().Turns);
        Assert.Equal(("chains/steel/units/red", "acknowledge", (DateTimeOffset?)Start.AddDays(30)), (turn.Place, turn.Action, turn.DueAt));
        Assert.Equal(RotationRefusals.NotYourTerm, terms.Refusal(By(Green), new Acknowledge(2)));
        Assert.Null(terms.Does(By(Red), new Acknowledge(2)));
        Assert.Empty(terms.Rotation.Row().Turns);
        terms.Pass(7);
        terms.Wake();
        Assert.Single(terms.Rotation.Row().Turns);
    }

    [Fact]
    public void A_term_ends_early_with_a_reason_and_the_next_begins()
    {
        var terms = Running();
        terms.Pass(5);
        Assert.Equal(RotationRefusals.NotChair, terms.Refusal(By(Red), new EndEarly("x")));
        Assert.Equal(RotationRefusals.NotChair, terms.Refusal(new Actor("x", [new RoleGrant(Role.ChainChief, "chains/copper")]), new EndEarly("x")));
        Assert.Null(terms.Does(By(Blue), new EndEarly("Merged")));
        Assert.Equal((Red, Start.AddDays(5)), (terms.Rotation.Chair, terms.Rotation.Current!.From));
        Assert.Equal("Merged", Assert.Single(terms.Rotation.Held).Reason);
        Assert.Null(terms.Refusal(Chief, new EndEarly("twice", 1)));
        Assert.Equal(Red, terms.Rotation.Chair);
        Assert.Null(terms.Does(Chief, new EndEarly("again", 2)));
        foreach (var _ in terms.Rotation.Planned.ToList()) Assert.Null(terms.Does(Chief, new EndEarly("again")));
        Assert.Equal(RotationRefusals.NoNext, terms.Refusal(Chief, new EndEarly("x")));
        Assert.Equal(Red, terms.Rotation.Chair);
    }

    [Fact]
    public void An_acting_chair_stands_in_until_its_time_or_the_term_is_over()
    {
        var terms = Running();
        Assert.Equal(RotationRefusals.ChairsItself, terms.Refusal(By(Blue), new NameActing(Blue, terms.Now.AddDays(1), "x")));
        Assert.Equal(RotationRefusals.ForeignUnit, terms.Refusal(By(Blue), new NameActing("copper.red", terms.Now.AddDays(1), "x")));
        Assert.Equal(RotationRefusals.OutOfRange, terms.Refusal(By(Blue), new NameActing(Green, terms.Now, "x")));
        Assert.Equal(RotationRefusals.OutOfRange, terms.Refusal(By(Blue), new NameActing(Green, DateTimeOffset.MaxValue, "x")));
        Assert.Equal(RotationRefusals.NotChair, terms.Refusal(By(Green), new NameActing(Green, terms.Now.AddDays(1), "x")));
        Assert.Null(terms.Does(By(Blue), new NameActing(Green, terms.Now.AddDays(3), "Away")));
        Assert.Equal((Green, Blue), (terms.Rotation.Chair, terms.Rotation.Current!.Unit));
        Assert.Equal(RotationRefusals.NotChair, terms.Refusal(By(Green), new EndEarly("x")));
        terms.Pass(3);
        Assert.Equal(1, terms.Wake());
        Assert.Equal(Blue, terms.Rotation.Chair);
        Assert.Null(terms.Does(Chief, new NameActing(Green, terms.Now.AddDays(60), "Away")));
        terms.Pass(30);
        terms.Wake();
        Assert.Equal((Red, null), (terms.Rotation.Chair, terms.Rotation.Acting));
    }

    public static TheoryData<PlannedTerm[], string> WrongPlans => new()
    {
        { [Of("copper.blue", 40)], RotationRefusals.ForeignUnit },
        { [Of("../units", 40)], RotationRefusals.ForeignUnit },
        { [Of(Red, 40, 0)], RotationRefusals.TooShort },
        { [Of(Red, 40, -10)], RotationRefusals.TooShort },
        { [new(Red, DateTimeOffset.MinValue, DateTimeOffset.MaxValue)], RotationRefusals.OutOfRange },
        { [Of(Red, 40, 5000)], RotationRefusals.OutOfRange },
        { [Of(Red, -40, 10)], RotationRefusals.OutOfRange },
        { [Of(Red, 20)], RotationRefusals.Overlap },
        { [Of(Red, 40), Of(Green, 69)], RotationRefusals.Overlap },
        { [Of(Green, 69), Of(Red, 40)], RotationRefusals.Overlap },
        { [Of(Blue, 40)], RotationRefusals.TwiceInARow },
        { [Of(Red, 40), Of(Red, 80)], RotationRefusals.TwiceInARow },
        { [Of(Red, 40, 30, 99)], RotationRefusals.NoSuchTerm },
        { [Of(Red, 40, 30, 1)], RotationRefusals.TermBegun },
        { [Of(Red, 40, 30, 2), Of(Green, 80, 30, 2)], RotationRefusals.NoSuchTerm },
    };

    [Theory]
    [MemberData(nameof(WrongPlans))]
    public void A_wrong_plan_is_refused(PlannedTerm[] plan, string refusal) => Assert.Equal(refusal, Running().Refusal(Chief, new PlanTerms(plan)));

    [Fact]
    public void A_plan_that_is_said_again_changes_nothing_and_terms_that_stay_keep_their_numbers()
    {
        var terms = Running();
        var same = terms.Rotation.Planned.Select(one => new PlannedTerm(one.Unit, one.From, one.To)).Reverse().ToArray();
        Assert.Null(terms.Refusal(Chief, new PlanTerms(same)));
        Assert.Null(terms.Does(Chief, new PlanTerms([Of(Green, 30, 10), Of(Red, 40, 20), Of(Green, 60), Of(Blue, 95, 25, 4)])));
        Assert.Equal([(6, Green), (7, Red), (3, Green), (4, Blue)], terms.Rotation.Planned.Select(one => (one.Term, one.Unit)));
        Assert.Equal(7, terms.Rotation.Given);
    }

    [Fact]
    public void A_unit_that_is_alone_chairs_on_and_on()
    {
        var terms = new Terms { Units = 1 };
        Assert.Null(terms.Does(Chief, new PlanTerms([Of(Blue, 0), Of(Blue, 30)])));
        Assert.Equal(RotationRefusals.TwiceInARow, terms.Refusal(Chief, new PlanTerms([Of(Blue, 0), Of(Blue, 30), Of(Red, 60)])));
        var others = new Terms();
        Assert.Equal(RotationRefusals.TwiceInARow, others.Refusal(Chief, new PlanTerms([Of(Blue, 0), Of(Blue, 30)])));
    }

    [Fact]
    public void Before_terms_are_planned_there_is_no_rotation()
    {
        foreach (var command in new RotationCommand[] { new EndEarly("x"), new OfferSwap(1), new Acknowledge(1), new PassOn(1), new EndActing() })
            Assert.True(Rotation.Empty("steel").Decide(command, new DecisionContext(Chief, Start, CommandKey.OfCaller("k"), new RotationSettings())).IsUnknown);
        var ahead = new Terms();
        Assert.Null(ahead.Does(Chief, new PlanTerms([Of(Blue, 10)])));
        Assert.Equal(RotationRefusals.NoChair, ahead.Refusal(Chief, new EndEarly("x")));
    }

    private static StoredView Open(string stream, string title, string status) =>
        new(stream, 1, Start, new ViewRow(stream[..stream.IndexOf('/', StringComparison.Ordinal)], null) { Title = title, Status = status });
}
