using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Accounts;

[Collection(nameof(SharedApp))]
public sealed class PeopleFinderTests(SharedApp shared) : IAsyncLifetime
{
    private const string Near = "chains/finders", Alike = "chains/finders-two";

    public async ValueTask InitializeAsync() => await shared.App.Accounts(
        ("finder-here", [new(Role.GridMember, Grid)]),
        ("finder-there", [new(Role.GridMember, OtherGrid)]),
        ("finder-nowhere", Array.Empty<RoleGrant>()),
        ("finder-chief", [new(Role.ChainChief, Near)]),
        ("finder-near", [new(Role.MemberUnit, Near + "/units/power")]),
        ("finder-alike", [new(Role.MemberUnit, Alike + "/units/power")]));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_secretary_finds_by_name_who_works_in_the_community_and_nobody_else()
    {
        using var client = await shared.As(Role.CommunitySecretary);
        var found = Assert.Single(await Find(client, "?q=finder"));
        Assert.Equal(("finder-here", Role.GridMember, Grid), (found.Name, found.Role, found.Place));
        Assert.Empty(await Find(client, "?q=%25"));
        Assert.Empty(await Find(client, "?q=here@test"));
    }

    [Fact]
    public async Task A_chief_finds_the_people_of_the_own_chain_and_of_none_that_is_called_alike()
    {
        using var client = await shared.App.As("finder-chief");
        Assert.Equal(["finder-chief", "finder-near"], (await Find(client, "?q=finder")).Select(one => one.Name));
    }

    [Fact]
    public async Task An_administrator_finds_everybody_by_e_mail_too_and_is_not_told_it()
    {
        using var client = await shared.As(Role.Administrator);
        Assert.Contains(await Find(client, "?q=finder-there"), one => one.Place == OtherGrid);
        var text = await client.GetStringAsync("/api/people/find?q=nowhere@test", TestApp.Stop);
        Assert.Contains("finder-nowhere", text, StringComparison.Ordinal);
        Assert.DoesNotContain('@', text);
    }

    [Fact]
    public async Task At_most_20_are_told()
    {
        await shared.App.Accounts(Enumerable.Range(0, 25).Select(n => ($"crowd-{n}", new[] { new RoleGrant(Role.BuildingHead, OtherGrid) })));
        using var client = await shared.As(Role.Administrator);
        Assert.Equal(20, (await Find(client, "?q=crowd")).Length);
    }

    [Theory, InlineData(Role.GridMember), InlineData(Role.Enterprise), InlineData(Role.Viewer)]
    public async Task Who_names_nobody_finds_nobody(Role role)
    {
        using var client = await shared.As(role);
        Assert.Equal((404, "unknown"), await client.GetAsync("/api/people/find?q=finder", TestApp.Stop).Problem());
    }

    private static async Task<Person[]> Find(HttpClient client, string query) =>
        (await client.GetAsync("/api/people/find" + query, TestApp.Stop).Json()).Deserialize<Person[]>(WireJson.Options)!;
}
