using Coordination.Web.Areas;
using Coordination.Web.Chains;
using Coordination.Web.Communities;
using Coordination.Web.Demo;
using Coordination.Web.Enterprises;
using Coordination.Web.Gate;
using Coordination.Web.Grids;
using Coordination.Web.Matters;
using Coordination.Web.Teams;
using Coordination.Web.Units;

namespace Coordination.Web.Tests.Demo;

/// <summary>The parts of the sample that there have been from the first version on, without an app.</summary>
internal static class SampleParts
{
    public static SamplePeople People(SampleCounty county) =>
        new([.. Accounts(county).Select(account => new Caller(account.Email, account.Name, [account.Grant]))]);

    public static IReadOnlyList<SampleAccount> Accounts(SampleCounty county) =>
        SampleAccounts.Of(
            [new ChainSignIns(), new CommunitySignIns(county), new EnterpriseSignIns(), new GridSignIns(county), new TeamSignIns(), new UnitSignIns()], 360424);

    // In no order: it follows from what they need.
    public static SampleActors Actors(SampleCounty county) =>
        new([new SampleMatters(county), new SampleGrids(county), new SampleAreas(), new SampleCommunities(county)]);
}
