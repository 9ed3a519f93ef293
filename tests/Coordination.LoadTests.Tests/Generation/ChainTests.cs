using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Tests.Generation;

public sealed class ChainTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(0, 3, 1)]
    [InlineData(200, 7, 1)]
    [InlineData(201, 7, 2)]
    [InlineData(1000, 200, 5)]
    public void There_are_as_many_as_asked_for_in_chains_of_at_most_two_hundred(int firms, int teams, int chains)
    {
        var county = County.Generate(20, 1, "990001", firms, teams);
        Assert.Equal((chains, firms, teams), (county.Chains.Count, county.Firms.Distinct().Count(), county.Teams.Distinct().Count()));
        Assert.All(county.Chains, chain => Assert.InRange(chain.Firms.Count, 0, 200));
        Assert.All(county.Firms.Concat(county.Teams), id => Assert.Equal(id, ChainIds.Parse(id)));
        Assert.All(county.Chains, chain => Assert.All(chain.Firms.Concat(chain.Teams).Concat(chain.Units), id => Assert.Equal(chain.Id, ChainIds.ChainOf(id))));
    }

    [Fact]
    public void Every_firm_and_team_has_one_account_that_holds_it()
    {
        var county = County.Generate(100, 1, "990001", 50, 35);
        var workforce = new Workforce(county, 10);
        foreach (var (at, firm) in county.Firms.Index())
            Assert.Contains(new RoleGrant(Role.Enterprise, ChainIds.PathOf("enterprises", firm)), workforce.Grants(workforce.FirmAt(at)));
        foreach (var (at, team) in county.Teams.Index())
            Assert.Contains(new RoleGrant(Role.TeamLead, ChainIds.PathOf("teams", team)), workforce.Grants(workforce.LeadAt(at)));
        var all = Enumerable.Range(0, workforce.Accounts).SelectMany(workforce.Grants).ToList();
        Assert.Equal((50, 35), (all.Count(grant => grant.Role is Role.Enterprise), all.Count(grant => grant.Role is Role.TeamLead)));
    }
}
