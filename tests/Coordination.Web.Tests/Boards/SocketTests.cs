using Coordination.Contracts.Accounts;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using Coordination.Web.Tests.Accounts;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Boards;

[Collection(nameof(SharedApp))]
public sealed class SocketTests(SharedApp shared)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    private TestApp App => shared.App;

    [Fact]
    public async Task A_sign_out_closes_the_sign_ins_sockets_also_idle_ones_and_no_others()
    {
        await App.Account("socket-out", Role.CountyOperator, County);
        var (client, tokens) = await App.Bearer("socket-out");
        await using var idle = await App.Socket(tokens.AccessToken);
        await using var watching = await App.Socket(tokens.AccessToken);
        await using var frames = watching.Watch("area/" + County);
        await frames.Next();
        await using var other = await App.Socket(await App.Token("socket-out"));
        await client.Command("account/logout");
        await Closes(idle);
        await Closes(watching);
        Assert.Equal(HubConnectionState.Connected, other.State);
        await Assert.ThrowsAsync<HttpRequestException>(() => App.Socket(tokens.AccessToken));
    }

    [Fact]
    public async Task A_new_password_closes_the_sockets_of_the_other_sign_ins()
    {
        await App.Account("socket-password", Role.CountyOperator, County);
        var (client, tokens) = await App.Bearer("socket-password");
        await using var own = await App.Socket(tokens.AccessToken);
        await using var other = await App.Socket(await App.Token("socket-password"));
        await client.ChangePassword(TestApp.Password, "brand new one");
        await Closes(other);
        Assert.Equal(HubConnectionState.Connected, own.State);
    }

    [Fact]
    public async Task A_link_that_is_revoked_closes_its_walls()
    {
        using var maker = await shared.As(Role.CountyOperator);
        var link = await maker.MakeLink("area/" + Community).Read<ViewerLinkView>();
        using var wall = await App.Wall(link);
        await using var hub = await App.Socket(connection => connection.Headers["Cookie"] = wall.DefaultRequestHeaders.GetValues("Cookie").Single());
        await maker.DeleteAsync("/api/viewer-links/" + link.Id, TestApp.Stop);
        await Closes(hub);
    }

    [Fact]
    public async Task A_disabled_account_loses_its_sockets()
    {
        var (id, hub) = await Member("socket-disabled");
        using var admin = await shared.As(Role.Administrator);
        await admin.Put(id, new ChangedAccount("S", true, [])).Json();
        await Closes(hub);
    }

    [Fact]
    public async Task Who_gets_other_roles_is_cut_off_and_comes_back_with_the_new_rights()
    {
        var (id, hub) = await Member("socket-moved");
        using var admin = await shared.As(Role.Administrator);
        await admin.Put(id, new ChangedAccount("S", false, [new(Role.CountyOperator, OtherCounty)])).Json();
        await Closes(hub);
        await using var again = await App.Socket(await App.Token("socket-moved"));
        await using var now = again.Watch("area/" + OtherCounty);
        Assert.Equal(FrameKind.Snapshot, (await now.Next()).Kind);
        await using var before = again.Watch("area/" + County);
        await Assert.ThrowsAsync<HubException>(() => before.Next());
    }

    private async Task<(string Id, HubConnection Hub)> Member(string name)
    {
        await App.Account(name, Role.CountyOperator, County);
        var (client, tokens) = await App.Bearer(name);
        return ((await client.GetAsync("/api/account/me", TestApp.Stop).Read<Me>()).Id, await App.Socket(tokens.AccessToken));
    }

    private static Task Closes(HubConnection hub) => Eventually.Holds(() => hub.State == HubConnectionState.Disconnected, Promised);
}
