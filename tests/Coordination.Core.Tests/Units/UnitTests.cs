using Coordination.Contracts.Units;
using Coordination.Core.Journal;
using Coordination.Core.Units;

namespace Coordination.Core.Tests.Units;

public sealed class UnitTests
{
    [Theory]
    [InlineData(UnitSort.Department, null, null)]
    [InlineData(UnitSort.Department, "steel.blue", UnitRefusals.WrongSort)]
    [InlineData(UnitSort.Firm, null, UnitRefusals.WrongSort)]
    [InlineData(UnitSort.Firm, "steel.blue", null)]
    [InlineData(UnitSort.Firm, "copper.blue", UnitRefusals.ForeignFirm)]
    public void A_unit_is_a_department_or_a_firm_of_its_own_chain(UnitSort sort, string? firm, string? refusal) => Assert.Equal(
        refusal,
        Unit.Empty("steel.lead").Decide(
            new RegisterUnit("Lead", sort, firm), new DecisionContext(Actor.System, DateTimeOffset.UnixEpoch, CommandKey.OfCaller("k"))).Refusal);

    [Fact]
    public void It_stands_where_its_chain_stands_also_when_that_was_not_known_at_first()
    {
        var register = new RegisterUnit("Lead", UnitSort.Department);
        var unknown = Do(Unit.Empty("steel.lead"), register, null);
        Assert.Equal("", unknown.Row().Area);
        var chain = new ViewPage([new StoredView("chains/steel", 1, DateTimeOffset.UnixEpoch, new ViewRow("chains", "x") { Area = "350981" })], 1, null);
        Assert.Equal("chains/steel", Assert.Single(unknown.Gather(register)!.Places));
        var known = Do(unknown, register, chain);
        Assert.Equal("350981", known.Row().Area);
        Assert.Null(known.Gather(register));
        Assert.Empty(known.Decide(register, Context(null)).Events);
    }

    private static Unit Do(Unit unit, UnitCommand command, ViewPage? gathered) =>
        unit.Decide(command, Context(gathered)).Events.Aggregate(unit, (state, happened) => state.Apply(happened));

    private static DecisionContext Context(ViewPage? gathered) =>
        new(Actor.System, DateTimeOffset.UnixEpoch, CommandKey.OfCaller("k"), null, gathered);
}
