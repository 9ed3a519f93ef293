using System.Globalization;
using Bogus;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Demo;

/// <summary>A sample sign-in: one role at one place.</summary>
internal sealed record SampleAccount(string Email, string Name, RoleGrant Grant)
{
    public DemoAccount Listed => new(Email, Grant.Role, Grant.Place);
}

/// <summary>The sample sign-ins: every role at a fitting place, every community's secretary, 36 grid members each on a grid of their own.</summary>
internal static class SampleAccounts
{
    private const string Chain = "chains/fuan-stainless", OtherCounty = "350981";

    public static IReadOnlyList<SampleAccount> Of(SampleCounty county, int seed)
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(seed + 1) };
        var accounts = new List<SampleAccount>();
        void Add(string user, Role role, string place) =>
            accounts.Add(new($"{user}@sample.test", SampleCounty.Person(faker), new RoleGrant(role, place)));

        Add("operator", Role.CountyOperator, SampleCounty.County);
        Add("operator-fuan", Role.CountyOperator, OtherCounty);
        Add("lead", Role.ProjectLead, SampleCounty.County);
        for (var at = 0; at < county.Communities.Count; at++)
            Add(Numbered("secretary", at + 1), Role.CommunitySecretary, county.Communities[at].Code.Value);
        foreach (var grid in county.Grids.Where(grid => grid.SignIn > 0).OrderBy(grid => grid.SignIn))
            Add(Numbered("grid", grid.SignIn), Role.GridMember, grid.Code.Value);
        for (var at = 0; at < 4; at++)
        {
            Add(Numbered("head", at + 1), Role.BuildingHead, county.Communities[at].Grids[0].Code.Value);
            Add(Numbered("party", at + 1), Role.DeliberationParty, county.Communities[0].Code.Value);
        }
        Add("chief01", Role.ChainChief, Chain);
        Add("chief02", Role.ChainChief, Chain);
        Add("chair", Role.ChairUnit, Chain);
        for (var at = 1; at <= 3; at++)
        {
            Add(Numbered("unit", at), Role.MemberUnit, Chain);
            Add(Numbered("firm", at), Role.Enterprise, Chain);
        }
        Add("team", Role.TeamLead, Chain);
        Add("wall", Role.Viewer, $"area/{SampleCounty.County}");
        Add("admin", Role.Administrator, RoleGrant.Everywhere);
        return accounts;
    }

    private static string Numbered(string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}{number:00}");
}
