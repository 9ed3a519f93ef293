using Coordination.Client.Chains.Wall;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;

namespace Coordination.Client.Tests.Chains.Wall;

public sealed class FirmLayoutTests
{
    [Theory]
    [InlineData(1, 2, 0)]
    [InlineData(29, 2, 0)]
    [InlineData(120, 3, 0)]
    [InlineData(1_000, 4, 823)]
    public void Firms_stand_as_few_beside_each_other_as_leave_rows_readable(int firms, int across, int leftOut)
    {
        var layout = FirmLayout.Of([.. Enumerable.Range(0, firms).Select(at => Firm(at, EnterpriseState.Running))]);
        Assert.Equal((across, leftOut), (layout.Across, layout.LeftOut));
        Assert.InRange(layout.Rows + layout.SupportingRows, 1, 15);
        Assert.Equal(firms - leftOut, layout.Segments.Values.Sum(one => one.Count));
    }

    [Fact]
    public void Where_not_all_have_room_those_in_trouble_are_shown()
    {
        var firms = Enumerable.Range(0, 1_000).Select(at => Firm(at, at >= 960 ? EnterpriseState.Stopped : EnterpriseState.Running)).ToList();
        var shown = FirmLayout.Of(firms).Segments.Values.SelectMany(one => one).ToList();
        Assert.Equal(40, shown.Count(firm => firm.State is EnterpriseState.Stopped));
    }

    [Fact]
    public void A_firm_keeps_its_place_whatever_its_state()
    {
        var calm = FirmLayout.Of([.. Enumerable.Range(0, 29).Select(at => Firm(at, EnterpriseState.Running))]);
        var troubled = FirmLayout.Of([.. Enumerable.Range(0, 29).Select(at => Firm(at, at % 3 == 0 ? EnterpriseState.Stopped : EnterpriseState.Running))]);
        foreach (var segment in Enum.GetValues<Segment>())
            Assert.Equal(calm.Segments[segment].Select(firm => firm.Id), troubled.Segments[segment].Select(firm => firm.Id));
    }

    private static FirmTile Firm(int at, EnterpriseState state) => new($"steel.f{at:0000}", 1, $"F{at}", (Segment)(at % 4), state, Load: 80, Organised: true);
}
