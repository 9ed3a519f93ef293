using Coordination.Contracts.Accounts;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Testing;
using Coordination.Web.Tests.Accounts;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using static Coordination.Web.Tests.SharedHouse;

namespace Coordination.Web.Tests.Boards;

[Collection(nameof(SharedHouse))]
public sealed class SocketTests(SharedHouse shared)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    private House House => shared.House;

    [Fact]
    public async Task A_sign_out_closes_the_sign_ins_sockets_also_idle_ones_and_no_others()
    {
        await House.Account("socket-out", Role.CountyOperator, County);
        var (client, tokens) = await House.Bearer("socket-out");
        await using var idle = await House.Socket(tokens.AccessToken);
        await using var watching = await House.Socket(tokens.AccessToken);
        await using var frames = watching.Watch("area/" + County);
        await frames.Next();
        await using var other = await House.Socket(await House.Token("socket-out"));
        await client.Command("account/logout");
        await Closes(idle);
        await Closes(watching);
        Assert.Equal(HubConnectionState.Connected, other.State);
        await Assert.ThrowsAsync<HttpRequestException>(() => House.Socket(tokens.AccessToken));
    }

    [Fact]
    public async Task A_new_password_closes_the_sockets_of_the_other_sign_ins()
    {
        await House.Account("socket-password", Role.CountyOperator, County);
        var (client, tokens) = await House.Bearer("socket-password");
        await using var own = await House.Socket(tokens.AccessToken);
        await using var other = await House.Socket(await House.Token("socket-password"));
        await client.ChangePassword(House.Password, "brand new one");
        await Closes(other);
        Assert.Equal(HubConnectionState.Connected, own.State);
    }

    [Fact]
    public async Task A_link_that_is_revoked_closes_its_walls()
    {
        using var maker = await shared.As(Role.CountyOperator);
        var link = await maker.MakeLink("area/" + Community).Read<ViewerLinkView>();
        using var wall = await House.Wall(link);
        await using var hub = await House.Socket(connection => connection.Headers["Cookie"] = wall.DefaultRequestHeaders.GetValues("Cookie").Single());
        await maker.DeleteAsync("/api/viewer-links/" + link.Id, House.Stop);
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
        await using var again = await House.Socket(await House.Token("socket-moved"));
        await using var now = again.Watch("area/" + OtherCounty);
        Assert.Equal(FrameKind.Snapshot, (await now.Next()).Kind);
        await using var before = again.Watch("area/" + County);
        await Assert.ThrowsAsync<HubException>(() => before.Next());
    }

    private async Task<(string Id, HubConnection Hub)> Member(string name)
    {
        await House.Account(name, Role.CountyOperator, County);
        var (client, tokens) = await House.Bearer(name);
        return ((await client.GetAsync("/api/account/me", House.Stop).Read<Me>()).Id, await House.Socket(tokens.AccessToken));
    }

    private static Task Closes(HubConnection hub) => Eventually.Holds(() => hub.State == HubConnectionState.Disconnected, Promised);
}
