using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using Coordination.Web.Demo;

namespace Coordination.Web.Tests.Demo;

public sealed class SampleCountyTests
{
    private readonly SampleCounty _county = new(360424);

    [Fact]
    public void It_has_the_size_that_the_county_reported()
    {
        Assert.Equal(26, _county.Communities.Count);
        Assert.Equal(326, _county.Grids.Count);
        Assert.Equal(1630, _county.Grids.Sum(grid => grid.Buildings.Count));
        Assert.Equal(155, _county.Grids.Sum(grid => grid.Units.Count));
        Assert.Equal(155, _county.Grids.SelectMany(grid => grid.Units).Select(unit => unit.Name).Distinct().Count());
        Assert.Equal(24, _county.Communities.Count(community => community.FirstSecretary is not null));
        Assert.All(_county.Communities, community => Assert.NotEmpty(community.Leader));
    }

    [Fact]
    public void The_same_seed_makes_the_same_county_and_another_seed_other_people()
    {
        Assert.Equal(Heads(_county), Heads(new SampleCounty(360424)));
        Assert.NotEqual(Heads(_county), Heads(new SampleCounty(1)));
    }

    [Fact]
    public void Its_communities_have_codes_that_no_real_one_has()
    {
        Assert.All(_county.Communities, community => Assert.InRange(int.Parse(community.Code.Value[9..], null), 900, 999));
        var real = File.ReadLines(TestData.Of("xiushui_360424.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Empty(_county.Communities.Select(one => one.Code.Value).Intersect(real.Select(row => row[0])));
        Assert.DoesNotContain(_county.Communities, one => real.Exists(row => row[1].Contains(one.Name[..^2], StringComparison.Ordinal)));
    }

    [Fact]
    public void Counties_and_towns_bear_their_real_names()
    {
        Assert.Equal(62, SampleCounty.Places.Count);
        Assert.Contains((AreaCode.Parse("360424100"), "义宁镇"), SampleCounty.Places);
        Assert.Contains((AreaCode.Parse("350981"), "福安市"), SampleCounty.Places);
        Assert.All(_county.Communities, one => Assert.Contains(SampleCounty.Places, place => place.Code == one.Code.Parent));
    }

    [Fact]
    public void Every_role_has_a_sign_in_and_every_grid_member_a_grid_of_its_own()
    {
        var accounts = SampleParts.Accounts(_county);
        // Who chairs is an office, which no sign-in has by itself.
        Assert.Equal([Role.ChairUnit], Enum.GetValues<Role>().Except(accounts.Select(account => account.Grant.Role)));
        var grids = accounts.Where(account => account.Grant.Role == Role.GridMember).Select(account => account.Grant.Place).ToList();
        Assert.True(grids.Count >= 24);
        Assert.Equal(grids.Distinct(), grids);
        Assert.Empty(grids.Except(_county.Grids.Select(grid => grid.Code.Value)));
        Assert.Equal(accounts.Select(account => account.Email).Distinct(), accounts.Select(account => account.Email));
    }

    private static IEnumerable<string> Heads(SampleCounty county) =>
        county.Grids.SelectMany(grid => grid.Buildings).Select(building => building.Head);
}
