using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Core.Chains;
using Coordination.Core.Journal;

namespace Coordination.Core.Tests.Chains;

public sealed class ChainTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 2, 0, 0, TimeSpan.Zero);
    private static readonly AreaCode Area = AreaCode.Parse("350981");
    private static readonly Chain Known = Do(Chain.Empty("steel"), new RegisterChain("Steel", Area));

    [Fact]
    public void A_chain_stands_in_its_area_and_at_its_path()
    {
        Assert.Equal(new Standing("350981", "chains/steel"), Known.Stands(new NameLead(null)));
        Assert.Equal(new Standing("350981", "chains/steel"), Known.Row().Stands);
    }

    [Fact]
    public void A_chain_keeps_its_area() =>
        Assert.Equal(ChainRefusals.OtherArea, Decide(Known, new RegisterChain("Steel", AreaCode.Parse("360424"))).Refusal);

    [Theory]
    [InlineData("steel.blue", null)]
    [InlineData("copper.blue", ChainRefusals.ForeignUnit)]
    [InlineData("steel", ChainRefusals.ForeignUnit)]
    [InlineData("steel.", ChainRefusals.ForeignUnit)]
    public void Whoever_leads_is_a_unit_of_the_chain(string unit, string? refusal)
    {
        foreach (var command in new ChainCommand[] { new NameLead(unit), new AddDepartment(unit), new AddCoreUnit(unit) })
            Assert.Equal(refusal, Decide(Known, command).Refusal);
    }

    [Fact]
    public void There_are_two_seats_for_chiefs()
    {
        var both = Do(Do(Known, new AppointChief(ChiefSeat.Locality, "B")), new AppointChief(ChiefSeat.LeadDepartment, "A", "Office"));
        Assert.Equal([ChiefSeat.LeadDepartment, ChiefSeat.Locality], both.Chiefs.Keys);
        Assert.Equal(ChainRefusals.NoChiefName, Decide(both, new AppointChief(ChiefSeat.Locality, null, "Office")).Refusal);
        Assert.Single(Do(both, new AppointChief(ChiefSeat.Locality)).Chiefs);
    }

    [Fact]
    public void A_task_force_has_at_most_fifty_departments()
    {
        var full = Enumerable.Range(1, 50).Aggregate(Known, (chain, at) => Do(chain, new AddDepartment($"steel.d{at}")));
        Assert.Equal(ChainRefusals.TooManyDepartments, Decide(full, new AddDepartment("steel.d51")).Refusal);
        Assert.Empty(Decide(full, new AddDepartment("steel.d50")).Events);
    }

    private static Verdict<ChainEvent> Decide(Chain state, ChainCommand command) =>
        state.Decide(command, new DecisionContext(Actor.System, Now, CommandKey.OfCaller("k")));

    private static Chain Do(Chain state, ChainCommand command)
    {
        var verdict = Decide(state, command);
        Assert.Null(verdict.Refusal);
        return verdict.Events.Aggregate(state, (after, happened) => after.Apply(happened));
    }
}
