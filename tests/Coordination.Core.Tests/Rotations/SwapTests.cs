using Coordination.Contracts.Gate;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;
using Coordination.Core.Rotations;
using static Coordination.Core.Tests.Rotations.Terms;

namespace Coordination.Core.Tests.Rotations;

public sealed class SwapTests
{
    [Fact]
    public void A_term_that_is_taken_changes_hands_and_back()
    {
        var terms = Offered();
        var turn = Assert.Single(terms.Rotation.Row().Turns);
        Assert.Equal(("chains/steel/units/green", "take-swap"), (turn.Place, turn.Action));
        Assert.Null(terms.Does(By(Green), new TakeSwap(1)));
        Assert.Equal([Green, Red, Blue, Red], terms.Rotation.Planned.Take(2).Select(one => one.Unit).Concat([Blue, Red]));
        Assert.Equal((SwapStatus.Taken, Green), (terms.Rotation.Swaps[0].Status, terms.Rotation.Swaps[0].Taker));
        Assert.Null(terms.Refusal(By(Green), new TakeSwap(1)));
        Assert.Equal(RotationRefusals.NotYourTerm, terms.Refusal(By(Blue), new UndoSwap(1)));
        Assert.Null(terms.Does(By(Red), new UndoSwap(1)));
        Assert.Equal([Red, Green], terms.Rotation.Planned.Take(2).Select(one => one.Unit));
        Assert.Null(terms.Refusal(By(Green), new UndoSwap(1)));
        Assert.Equal(RotationRefusals.SwapOver, terms.Refusal(By(Green), new TakeSwap(1)));
    }

    [Fact]
    public void An_offer_for_any_term_is_taken_with_one_of_the_takers()
    {
        var terms = Running();
        Assert.Null(terms.Does(By(Red), new OfferSwap(2)));
        Assert.Equal(RotationRefusals.WhichTerm, terms.Refusal(By(Green), new TakeSwap(1)));
        Assert.Equal(RotationRefusals.NotYourTerm, terms.Refusal(By(Green), new TakeSwap(1, 4)));
        Assert.Equal(RotationRefusals.SwapWithItself, terms.Refusal(By(Red), new TakeSwap(1, 5)));
        Assert.Equal(RotationRefusals.TwiceInARow, terms.Refusal(By(Blue), new TakeSwap(1, 4)));
        Assert.Null(terms.Does(By(Green), new TakeSwap(1, 3)));
    }

    [Fact]
    public void What_nobody_took_before_the_term_began_is_past_due_and_the_unit_chairs_itself()
    {
        var terms = Offered();
        terms.Pass(30);
        Assert.Equal(RotationRefusals.TermBegun, terms.Refusal(By(Green), new TakeSwap(1)));
        terms.Wake();
        Assert.Equal((Red, SwapStatus.PastDue), (terms.Rotation.Chair, terms.Rotation.Swaps[0].Status));
        Assert.Equal(RotationRefusals.SwapOver, terms.Refusal(By(Green), new TakeSwap(1)));
        Assert.Equal(RotationRefusals.SwapOver, terms.Refusal(By(Red), new WithdrawSwap(1)));
    }

    [Fact]
    public void A_swap_whose_term_has_begun_is_not_gone_back_on()
    {
        var terms = Offered();
        Assert.Null(terms.Does(By(Green), new TakeSwap(1)));
        terms.Pass(30);
        terms.Wake();
        Assert.Equal(Green, terms.Rotation.Chair);
        Assert.Equal(RotationRefusals.TermBegun, terms.Refusal(By(Red), new UndoSwap(1)));
    }

    [Fact]
    public void An_offer_is_taken_back_by_its_unit_alone()
    {
        var terms = Offered();
        Assert.Equal(RotationRefusals.NotYourTerm, terms.Refusal(By(Green), new WithdrawSwap(1)));
        Assert.Null(terms.Does(By(Red), new WithdrawSwap(1)));
        Assert.Null(terms.Refusal(By(Red), new WithdrawSwap(1)));
        Assert.Equal(RotationRefusals.SwapOver, terms.Refusal(By(Green), new TakeSwap(1)));
        Assert.Null(terms.Does(By(Red), new OfferSwap(2, 3)));
        Assert.Equal(2, terms.Rotation.Swaps[^1].Swap);
    }

    public static TheoryData<string, OfferSwap, string> WrongOffers => new()
    {
        { Red, new(1), RotationRefusals.TermBegun },
        { Blue, new(1), RotationRefusals.TermBegun },
        { Red, new(99), RotationRefusals.NoSuchTerm },
        { Red, new(3), RotationRefusals.NotYourTerm },
        { Red, new(2, 5), RotationRefusals.SwapWithItself },
        { Red, new(2, 2), RotationRefusals.SwapWithItself },
        { Red, new(2, 1), RotationRefusals.TermBegun },
        { Red, new(2, 99), RotationRefusals.NoSuchTerm },
        { Red, new(2, 4), RotationRefusals.TwiceInARow },
    };

    [Theory]
    [MemberData(nameof(WrongOffers))]
    public void A_wrong_offer_is_refused(string unit, OfferSwap offer, string refusal) => Assert.Equal(refusal, Running().Refusal(By(unit), offer));

    [Fact]
    public void Only_who_acts_for_the_unit_itself_offers_its_term()
    {
        foreach (var by in new[] { Chief, new Actor("x", [new RoleGrant(Role.MemberUnit, "chains/steel")]), new Actor("y", [new RoleGrant(Role.MemberUnit, "*")]) })
            Assert.Equal(RotationRefusals.NotYourTerm, Running().Refusal(by, new OfferSwap(2, 3)));
    }

    [Fact]
    public void A_term_is_offered_once_at_a_time()
    {
        var terms = Offered();
        Assert.Null(terms.Refusal(By(Red), new OfferSwap(2, 3)));
        Assert.Equal(RotationRefusals.AlreadyOffered, terms.Refusal(By(Red), new OfferSwap(2)));
        Assert.Equal(RotationRefusals.NoSuchSwap, terms.Refusal(By(Red), new WithdrawSwap(9)));
        Assert.Equal(RotationRefusals.OtherTerm, terms.Refusal(By(Blue), new TakeSwap(1, 4)));
    }

    [Fact]
    public void A_term_that_is_moved_takes_its_swap_along_and_what_is_left_out_covers_nothing()
    {
        var terms = Offered();
        Assert.Null(terms.Does(Chief, new PlanTerms([Of(Red, 32, 28, 2), Of(Green, 60)])));
        Assert.Equal(SwapStatus.Offered, terms.Rotation.Swaps[0].Status);
        Assert.Null(terms.Does(By(Green), new TakeSwap(1)));
        Assert.Equal(Green, terms.Rotation.Planned[0].Unit);
        Assert.Null(terms.Does(Chief, new PlanTerms([Of(Red, 40)])));
        Assert.Equal(SwapStatus.Void, terms.Rotation.Swaps[0].Status);
        Assert.Equal(RotationRefusals.SwapOver, terms.Refusal(By(Red), new UndoSwap(1)));
    }

    [Fact]
    public void Who_is_next_after_a_swap_is_given_a_notice_of_its_own()
    {
        var terms = Offered();
        terms.Pass(24);
        terms.Wake();
        Assert.Null(terms.Does(By(Red), new Acknowledge(2)));
        Assert.Null(terms.Does(By(Green), new TakeSwap(1)));
        Assert.Equal(1, terms.Wake());
        Assert.Equal("chains/steel/units/green", Assert.Single(terms.Rotation.Row().Turns).Place);
    }

    // Red offers its first term for green's.
    private static Terms Offered()
    {
        var terms = Running();
        Assert.Null(terms.Does(By(Red), new OfferSwap(2, 3)));
        return terms;
    }
}
