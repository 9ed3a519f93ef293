using Coordination.Web.Areas;
using Coordination.Web.Communities;
using Coordination.Web.Demo;
using Coordination.Web.Gate;
using Coordination.Web.Grids;
using Coordination.Web.Matters;

namespace Coordination.Web.Tests.Demo;

/// <summary>The parts of the sample that there have been from the first version on, without an app.</summary>
internal static class SampleParts
{
    public static SamplePeople People(SampleCounty county) =>
        new([.. SampleAccounts.Of(county, 360424).Select(account => new Caller(account.Email, account.Name, [account.Grant]))]);

    // In no order: it follows from what they need.
    public static SampleActors Actors(SampleCounty county) =>
        new([new SampleMatters(county), new SampleGrids(county), new SampleAreas(), new SampleCommunities(county)]);
}
