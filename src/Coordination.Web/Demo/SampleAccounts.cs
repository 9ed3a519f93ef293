using System.Globalization;
using Bogus;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Demo;

/// <summary>A sample sign-in: one role at one place.</summary>
internal sealed record SampleAccount(string Email, string Name, RoleGrant Grant);

/// <summary>The sample sign-ins: those that belong to no feature, then those of the features.</summary>
internal static class SampleAccounts
{
    private const string OtherCounty = "350981";

    public static IReadOnlyList<SampleAccount> Of(IEnumerable<ISampleSignIns> features, int seed)
    {
        IEnumerable<(string User, Role Role, string Place)> all =
        [
            ("operator", Role.CountyOperator, SampleCounty.County), ("operator-fuan", Role.CountyOperator, OtherCounty),
            ("lead", Role.ProjectLead, SampleCounty.County),
            .. features.SelectMany(feature => feature.SignIns),
            ("wall", Role.Viewer, $"area/{SampleCounty.County}"), ("admin", Role.Administrator, RoleGrant.Everywhere),
        ];
        // By role, so that people keep their names when a feature comes.
        var faker = new Faker("zh_CN") { Random = new Randomizer(seed + 1) };
        return [.. all.OrderBy(one => one.Role).Select(one => new SampleAccount(
            $"{one.User}@sample.test", SampleCounty.Person(faker), new RoleGrant(one.Role, one.Place)))];
    }

    /// <summary><c>grid07</c>.</summary>
    public static string Numbered(string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}{number:00}");
}
