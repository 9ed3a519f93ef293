using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Teams;
using Coordination.Core.Journal;
using Coordination.Testing;
using Coordination.Web.Demo;
using Coordination.Web.Tests.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Demo;

public sealed class DemoTests
{
    private static readonly string[] Kinds = ["areas", "communities", "grids", "matters", "chains", "enterprises", "units", "teams"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_is_whole_at_the_first_start_and_the_same_at_the_second()
    {
        using var folder = new TempFolder();
        Dictionary<string, long> first;
        await using (var app = await FileApp.Demo(folder.Path))
        {
            first = await Versions(app);
            using var operatorClient = await app.SignIn("operator");
            var board = await operatorClient.GetFromJsonAsync<AreaFrame>("/api/boards/area/360424", WireJson.Options, Stop);
            Assert.Equal(326, board!.Figures!.Grids);
            Assert.Equal(362, board.Figures.Members);
            Assert.InRange(board.Figures.OnDuty, 300, 326);
            Assert.InRange(board.Figures.Alert, 1, 4);
            Assert.InRange(board.Figures.Open, 170, 200);
            Assert.True(board.Figures.Steps.All(step => step.Open > 0));
            await ChainIsWhole(app);
        }
        await using var again = await FileApp.Demo(folder.Path);
        Assert.Equal(first, await Versions(again));
    }

    // As the place reported: 29 firms, all organised, one committee, nine branches, eight temporary ones; eight teams.
    private static async Task ChainIsWhole(FileApp app)
    {
        using var chief = await app.SignIn("chief01");
        var chain = (await chief.GetFromJsonAsync<ChainFrame>("/api/boards/chain/fuan-stainless", WireJson.Options, Stop))!;
        Assert.Equal((2, 12, 5), (chain.Chain!.Chiefs.Count, chain.Chain.Departments, chain.Chain.CoreUnits));
        Assert.Equal("青岚特钢", chain.Chain.Chair?.Name);
        Assert.Equal(29, chain.Firms.Count);
        var coverage = chain.Coverage!;
        Assert.Equal((29, 29, 1, 9, 8, 29), (coverage.Firms, coverage.Covered, coverage.Committees, coverage.Branches, coverage.Temporary, coverage.WithInstructor));
        Assert.Equal([10, 5, 4, 4, 3, 3], coverage.ByWay.Select(way => way.Firms));
        var today = DateOnly.FromDateTime(chain.At.AddHours(8).DateTime);
        var leads = chain.Teams.Select(team => SignedLead.Days(team.InHand, team.LastLead, today)).ToList();
        Assert.Equal(8, leads.Count);
        Assert.Contains(243, leads);
        Assert.Contains(122, leads);
        Assert.Equal(2, leads.Count(lead => lead < 0));
    }

    [Fact]
    public async Task A_start_that_was_cut_short_is_completed_by_the_next_and_adds_nothing_twice()
    {
        using var whole = new TempFolder();
        using var cut = new TempFolder();
        await using (var app = new FileApp(cut.Path, new() { ["Demo:Enabled"] = "true" }))
        {
            _ = app.Server;
            var views = app.Services.GetRequiredService<IViews>();
            await Eventually.Holds(
                async () => (await views.List(new ViewQuery("grids", ["360424"]) { Size = 1 }, Stop)).Total > 40, TimeSpan.FromMinutes(1));
        }
        await using var completed = await FileApp.Demo(cut.Path);
        await using var reference = await FileApp.Demo(whole.Path);
        var done = await SampleCommands(completed);
        Assert.Equal(done.Distinct(), done);
        Assert.Equal(await SampleCommands(reference), done);
    }

    [Fact]
    public async Task Every_listed_sign_in_gets_in_with_its_role_and_place_and_is_told_that_this_is_sample()
    {
        using var folder = new TempFolder();
        await using var app = await FileApp.Demo(folder.Path);
        using var anyone = app.CreateClient();
        var listed = await anyone.GetFromJsonAsync<List<DemoAccount>>("/api/demo/accounts", WireJson.Options, Stop);
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not Role.ChairUnit))
        {
            var account = listed!.Last(one => one.Role == role);
            using var client = await app.SignIn(account.Email.Split('@')[0]);
            var me = await client.GetFromJsonAsync<Me>("/api/account/me", WireJson.Options, Stop);
            Assert.Equal([new RoleGrant(account.Role, account.Place)], me!.Grants);
            Assert.True(me.Demo);
        }
    }

    [Fact]
    public async Task Without_demo_the_sample_sign_ins_are_disabled_until_the_next_demo_and_no_other_account_is()
    {
        using var folder = new TempFolder();
        string bearer;
        await using (var app = await FileApp.Demo(folder.Path))
        {
            using var admin = await app.SignIn("admin");
            bearer = admin.DefaultRequestHeaders.Authorization!.Parameter!;
            foreach (var email in (string[])["keeper@sample.test", "keeper@county.test"])
                (await admin.PostAsJsonAsync("/api/accounts", new NewAccount(email, "K", FileApp.Password, [new(Role.Administrator, "*")]), WireJson.Options, Stop)).EnsureSuccessStatusCode();
        }
        await using (var app = new FileApp(folder.Path))
        {
            using var client = app.CreateClient();
            foreach (var user in (string[])["admin", "operator", "grid01", "wall"])
                Assert.Equal(HttpStatusCode.Unauthorized, await Enter(client, user + "@sample.test"));
            foreach (var email in (string[])["keeper@sample.test", "keeper@county.test"])
                Assert.Equal(HttpStatusCode.OK, await Enter(client, email));
            client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(client, "/api/account/me"));
        }
        await using var again = await FileApp.Demo(folder.Path);
        using var back = again.CreateClient();
        foreach (var email in (string[])["admin@sample.test", "grid01@sample.test", "keeper@county.test"])
            Assert.Equal(HttpStatusCode.OK, await Enter(back, email));
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost", null, true)]
    [InlineData("::1", "[::1]", null, true)]
    [InlineData("10.0.0.7", "localhost", null, false)]
    [InlineData("127.0.0.1", "demo.test", null, false)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "localhost", "Forwarded", false)]
    [InlineData("127.0.0.1", "localhost", "X-Original-For", false)]
    public void Only_whoever_sits_at_the_servers_own_machine_needs_no_password(string from, string host, string? header, bool isOwn)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Host = new HostString(host, 5080);
        if (header is not null) context.Request.Headers[header] = "1.2.3.4";
        Assert.Equal(isOwn, DemoEndpoints.IsOwnMachine(context));
    }

    [Fact]
    public async Task From_elsewhere_there_is_no_sign_in_without_a_password()
    {
        using var folder = new TempFolder();
        await using var app = await FileApp.Demo(folder.Path);
        using var client = app.CreateClient();
        Assert.All((await client.GetFromJsonAsync<List<DemoAccount>>("/api/demo/accounts", WireJson.Options, Stop))!, one => Assert.False(one.IsOpen));
        client.DefaultRequestHeaders.Add("X-Requested-With", "coordination");
        using var answer = await client.PostAsJsonAsync("/api/demo/sign-in", new SampleSignIn("admin@sample.test"), WireJson.Options, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Without_demo_there_is_no_list_of_sign_ins_and_no_sample()
    {
        using var folder = new TempFolder();
        await using var app = new FileApp(folder.Path);
        using var client = app.CreateClient();
        using var answer = await client.GetAsync("/api/demo/accounts", Stop);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        await Eventually.Holds(async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode);
        Assert.Empty(await Versions(app));
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Stop);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Enter(HttpClient client, string email)
    {
        using var answer = await client.PostAsJsonAsync("/api/account/login", new SignIn(email, FileApp.Password), WireJson.Options, Stop);
        return answer.StatusCode;
    }

    // Stream and key of every sample command that history holds.
    private static async Task<List<string>> SampleCommands(FileApp app)
    {
        var views = app.Services.GetRequiredService<IViews>();
        var found = new List<string>();
        var journal = app.Services.GetRequiredService<IJournal>();
        await foreach (var view in views.Under(new ViewScan(Kinds, "360424"), Stop))
            foreach (var commit in await journal.Read(view.Stream, 0, 1000, Stop))
                found.AddRange(CommitBody.Read<JsonElement>(commit.Body)
                    .Where(entry => entry.Key.StartsWith("§sample/", StringComparison.Ordinal))
                    .Select(entry => $"{commit.Stream} {entry.Key}"));
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    // Grids hear of matters a moment later: the versions are taken once nothing more comes.
    private static async Task<Dictionary<string, long>> Versions(FileApp app)
    {
        var views = app.Services.GetRequiredService<IViews>();
        Dictionary<string, long>? before = null;
        Dictionary<string, long> now = [];
        await Eventually.Holds(async () =>
        {
            before = now;
            now = [];
            foreach (var county in (string[])["360424", "350981"])
                await foreach (var view in views.Under(new ViewScan(Kinds, county), Stop))
                    now[view.Stream] = view.Version;
            return now.Count == before.Count && now.All(row => before.GetValueOrDefault(row.Key) == row.Value);
        });
        return now;
    }
}
