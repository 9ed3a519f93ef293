using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Tests.Generation;

public sealed class CountyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(5_000)]
    [InlineData(130_000)]
    public void Any_number_of_grids_has_valid_codes_below_a_parent_that_came_before(int grids)
    {
        var county = County.Generate(grids, 1, "990001");

        Assert.Equal(grids, county.Grids.Count);
        var known = new HashSet<string>();
        foreach (var area in county.Areas)
        {
            Assert.True(AreaCode.TryParse(area.Code, out var code), area.Code);
            Assert.Equal(area.Level, code.Level.ToString(), ignoreCase: true);
            Assert.Equal(area.ParentCode, code.Parent?.Value ?? "");
            Assert.True(area.ParentCode.Length == 0 || known.Contains(area.ParentCode), area.Code);
            Assert.True(known.Add(area.Code), area.Code);
            Assert.InRange(area.Name.Length, 1, 100);
            Assert.DoesNotContain(area.Name, letter => char.IsControl(letter) || letter is ',' or '"');
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_county_and_another_seed_another()
    {
        Assert.Equal(County.Generate(300, 7, "990001").Areas, County.Generate(300, 7, "990001").Areas);
        Assert.NotEqual(County.Generate(300, 7, "990001").Areas, County.Generate(300, 8, "990001").Areas);
    }

    [Theory]
    [InlineData(1, 50)]
    [InlineData(300, 50)]
    [InlineData(5_000, 4)]
    [InlineData(5_000, 50)]
    public void Every_grid_has_a_secretary_and_every_account_one_role(int grids, int members)
    {
        var county = County.Generate(grids, 1, "990001");
        var workforce = new Workforce(county, members);

        Assert.Equal(
            Enumerable.Range(0, workforce.Accounts), [Workforce.Operator, .. workforce.Members, .. workforce.Secretaries]);
        foreach (var grid in county.Grids)
            Assert.Contains(workforce.Secretaries.SelectMany(workforce.Grants), grant => grant.Role is Role.CommunitySecretary && grant.Reaches(grid));
        Assert.All(workforce.Secretaries.SelectMany(workforce.Grants), grant => Assert.Equal(Role.CommunitySecretary, grant.Role));
        Assert.Equal(Role.CountyOperator, Assert.Single(workforce.Grants(Workforce.Operator)).Role);
    }

    [Theory]
    [InlineData(1, 50)]
    [InlineData(300, 50)]
    [InlineData(5_000, 4)]
    [InlineData(5_000, 50)]
    public void Every_grid_has_a_member_who_may_act_there(int grids, int members)
    {
        var county = County.Generate(grids, 1, "990001");
        var workforce = new Workforce(county, members);

        Assert.InRange(workforce.Members.Count, 1, members);
        foreach (var grid in county.Grids)
        {
            var account = workforce.MemberOf(grid);
            Assert.Contains(account, workforce.Members);
            Assert.Contains(workforce.Grants(account), grant => grant.Role is Role.GridMember && grant.Reaches(grid));
        }
    }
}
