using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Teams;
using Coordination.Contracts.Units;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Chains;

/// <summary>What makes generated chains known: what comes first is needed by what follows.</summary>
internal static class ChainThings
{
    /// <summary>The milestones of every team, the first of them the one in hand.</summary>
    public static IReadOnlyList<string> Milestones { get; } = [.. Enumerable.Range(1, 8).Select(number => $"m{number}")];

    private static readonly DateOnly FirstPlan = new(2027, 3, 31);

    public static IEnumerable<Prepared> Chains(County county) =>
        county.Chains.Select(chain => new Prepared(new Target("chains", chain.Id), new RegisterChain($"负载测试链 {chain.Id}", AreaCode.Parse(chain.Area))));

    /// <summary>Everything in the chains. A third of the firms is organised by a unit, a third by itself, a third isn't.</summary>
    public static IEnumerable<Prepared> Within(County county)
    {
        foreach (var chain in county.Chains)
        {
            var area = AreaCode.Parse(chain.Area);
            foreach (var unit in chain.Units) yield return new(new("units", unit), new RegisterUnit($"单位 {unit}", UnitSort.Department));
            foreach (var (at, firm) in chain.Firms.Index()) yield return new(new("enterprises", firm), new RegisterEnterprise($"企业 {firm}", area, (Segment)(at % 4)));
            foreach (var (at, firm) in chain.Firms.Index().Where(one => one.Index % 3 < 2))
                yield return new(new("enterprises", firm), at % 3 == 0 ? new Organise(OrganisingWay.Standalone) : new Organise(OrganisingWay.JointByArea, chain.Units[0]));
            foreach (var team in chain.Teams) yield return new(new("teams", team), new RegisterTeam($"突击队 {team}", $"项目 {team}", area));
            foreach (var team in chain.Teams)
                foreach (var (at, milestone) in Milestones.Index())
                    yield return new(new("teams", team), new PlanMilestone(milestone, $"节点 {at + 1}", FirstPlan.AddMonths(at)));
        }
    }
}
