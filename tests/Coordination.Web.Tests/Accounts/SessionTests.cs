using System.Security.Claims;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Web.Accounts;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static Coordination.Web.Tests.SharedHouse;

namespace Coordination.Web.Tests.Accounts;

[Collection(nameof(SharedHouse))]
public sealed class SessionTests(SharedHouse shared)
{
    private House House => shared.House;

    private ClaimsPrincipal Ticket(SignedIn tokens) => House.Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>()
        .Get(IdentityConstants.BearerScheme).BearerTokenProtector.Unprotect(tokens.AccessToken)!.Principal;

    [Fact]
    public async Task A_sign_out_ends_the_cookie_on_the_server_too()
    {
        await House.Account("cookie-out", Role.GridMember, Grid);
        using var client = await House.Cookie("cookie-out");
        Assert.Equal(200, await client.Me());
        Assert.Equal(204, await client.Command("account/logout").Status());
        Assert.Equal(401, await client.Me());
    }

    [Fact]
    public async Task A_sign_out_ends_the_bearer_token_and_its_refresh_token_and_no_other_sign_in()
    {
        await House.Account("bearer-out", Role.GridMember, Grid);
        var (client, tokens) = await House.Bearer("bearer-out");
        var (other, kept) = await House.Bearer("bearer-out");
        using var browser = await House.Cookie("bearer-out");
        Assert.Equal(204, await client.Command("account/logout").Status());
        Assert.Equal(401, await client.Me());
        Assert.Equal((401, "sign-in.required"), await client.Refresh(tokens.RefreshToken).Problem());
        Assert.Equal((200, 200), (await other.Me(), await browser.Me()));
        Assert.Equal(200, await other.Refresh(kept.RefreshToken).Status());
    }

    [Fact]
    public async Task Who_signs_out_twice_at_once_is_out()
    {
        await House.Account("double-out", Role.GridMember, Grid);
        var (client, _) = await House.Bearer("double-out");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.Command("account/logout").Status()));
        Assert.All(answers, status => Assert.True(status is 204 or 401, $"{status}"));
        Assert.Equal(401, await client.Me());
    }

    [Fact]
    public async Task The_fifty_first_sign_in_ends_the_oldest()
    {
        await House.Account("many", Role.GridMember, Grid);
        var (oldest, _) = await House.Bearer("many");
        var (second, _) = await House.Bearer("many");
        for (var more = 2; more < 50; more++) await House.Token("many");
        Assert.Equal((200, 200), (await oldest.Me(), await second.Me()));
        await House.Token("many");
        Assert.Equal((401, 200), (await oldest.Me(), await second.Me()));
    }

    [Fact]
    public async Task A_new_password_ends_all_sign_ins_but_the_one_that_changed_it()
    {
        await House.Account("renewer", Role.GridMember, Grid);
        var (client, tokens) = await House.Bearer("renewer");
        var (other, lost) = await House.Bearer("renewer");
        using var browser = await House.Cookie("renewer");
        Assert.Equal(204, await client.ChangePassword(House.Password, "brand new one").Status());
        Assert.Equal((200, 401, 401), (await client.Me(), await other.Me(), await browser.Me()));
        Assert.Equal((401, "sign-in.required"), await other.Refresh(lost.RefreshToken).Problem());
        Assert.Equal(200, await client.Refresh(tokens.RefreshToken).Status());
    }

    [Fact]
    public async Task A_password_set_by_the_administrator_ends_all_sign_ins()
    {
        await House.Account("reset", Role.GridMember, Grid);
        var (client, tokens) = await House.Bearer("reset");
        var id = (await client.GetAsync("/api/account/me", House.Stop).Read<Me>()).Id;
        using var admin = await shared.As(Role.Administrator);
        Assert.Equal(200, await admin.Put(id, new ChangedAccount("R", false, [new(Role.GridMember, Grid)], "brand new one")).Status());
        Assert.Equal(401, await client.Me());
        Assert.Equal((401, "sign-in.required"), await client.Refresh(tokens.RefreshToken).Problem());
    }

    [Fact]
    public async Task An_administrator_that_sets_the_own_password_stays_signed_in_here_only()
    {
        await House.Account("self-reset", Role.Administrator, RoleGrant.Everywhere);
        var (client, _) = await House.Bearer("self-reset");
        var (other, _) = await House.Bearer("self-reset");
        var id = (await client.GetAsync("/api/account/me", House.Stop).Read<Me>()).Id;
        Assert.Equal(200, await client.Put(id, new ChangedAccount("S", false, [new(Role.Administrator, RoleGrant.Everywhere)], "brand new one")).Status());
        Assert.Equal((200, 401), (await client.Me(), await other.Me()));
    }

    [Fact]
    public async Task A_wall_that_signs_out_leaves_the_other_walls_of_its_link()
    {
        using var maker = await shared.As(Role.CountyOperator);
        var link = await maker.MakeLink("area/" + Community).Read<ViewerLinkView>();
        using var wall = await House.Wall(link);
        using var other = await House.Wall(link);
        Assert.Equal(204, await wall.Command("account/logout").Status());
        Assert.Equal((401, 200), (await wall.Me(), await other.Me()));
    }

    [Fact]
    public async Task A_wall_that_starts_again_with_its_cookie_takes_no_second_sign_in()
    {
        using var maker = await shared.As(Role.CountyOperator);
        var link = await maker.MakeLink("area/" + Community).Read<ViewerLinkView>();
        using var wall = await House.Wall(link);
        using var again = await wall.Redeem(link.Token());
        Assert.Equal((204, false), ((int)again.StatusCode, again.Headers.Contains("Set-Cookie")));
    }

    [Fact]
    public async Task Another_silo_hears_of_a_sign_out_within_two_seconds_and_the_other_sign_ins_go_on()
    {
        await House.Account("elsewhere", Role.GridMember, Grid);
        var (client, tokens) = await House.Bearer("elsewhere");
        var (_, others) = await House.Bearer("elsewhere");
        var clock = new FakeTimeProvider();
        using var elsewhere = new GrantBook(House.Services.GetRequiredService<IDbContextFactory<AccountsDb>>(), clock);
        clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var (ended, on) = (Ticket(tokens), Ticket(others));
        Assert.NotNull(await elsewhere.CallerOf(ended, House.Stop));
        Assert.NotNull(await elsewhere.CallerOf(on, House.Stop));
        await client.Command("account/logout");
        Assert.NotNull(await elsewhere.CallerOf(ended, House.Stop));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await elsewhere.CallerOf(ended, House.Stop));
        Assert.NotNull(await elsewhere.CallerOf(on, House.Stop));
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days_and_is_deleted_at_the_next_sign_in()
    {
        await House.Account("expiring", Role.GridMember, Grid);
        var (client, tokens) = await House.Bearer("expiring");
        await using var database = await House.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(House.Stop);
        var id = Tickets.Of(Ticket(tokens)).Session;
        var session = await database.Sessions.AsNoTracking().SingleAsync(one => one.Id == id, House.Stop);
        Assert.Equal(TimeSpan.FromDays(30), session.ExpiresAt - session.BeganAt);
        await database.Sessions.Where(one => one.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ExpiresAt, one => one.BeganAt), House.Stop);
        Assert.Equal((401, 401), (await client.Me(), await client.Refresh(tokens.RefreshToken).Status()));
        await House.Token("expiring");
        Assert.False(await database.Sessions.AnyAsync(one => one.Id == id, House.Stop));
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_its_second_use_ends_the_session()
    {
        await House.Account("rotating", Role.GridMember, Grid);
        var (client, first) = await House.Bearer("rotating");
        var (other, _) = await House.Bearer("rotating");
        var second = await client.Refresh(first.RefreshToken).Read<SignedIn>();
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        Assert.Equal(200, await client.Me(second.AccessToken));
        Assert.Equal((401, "sign-in.required"), await client.Refresh(first.RefreshToken).Problem());
        Assert.Equal((401, 401), (await client.Me(first.AccessToken), await client.Me(second.AccessToken)));
        Assert.Equal((401, "sign-in.required"), await client.Refresh(second.RefreshToken).Problem());
        Assert.Equal(200, await other.Me());
    }

    [Fact]
    public async Task Of_many_uses_of_one_refresh_token_at_once_none_lives_on()
    {
        await House.Account("racing", Role.GridMember, Grid);
        var (client, tokens) = await House.Bearer("racing");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.Refresh(tokens.RefreshToken)));
        foreach (var won in answers.Where(answer => answer.IsSuccessStatusCode))
        {
            var fresh = await Task.FromResult(won).Read<SignedIn>();
            Assert.Equal(401, await client.Me(fresh.AccessToken));
            Assert.Equal((401, "sign-in.required"), await client.Refresh(fresh.RefreshToken).Problem());
        }
        Assert.Equal(401, await client.Me());
    }

    [Fact]
    public async Task No_refresh_and_no_sign_in_slips_past_a_new_password()
    {
        await House.Account("slipping", Role.GridMember, Grid);
        var password = House.Password;
        for (var round = 0; round < 4; round++)
        {
            var (owner, _) = await House.Bearer("slipping", password);
            var (thief, tokens) = await House.Bearer("slipping", password);
            var fresh = $"brand new one {round}";
            var (changed, refreshed, signedIn) = (owner.ChangePassword(password, fresh), thief.Refresh(tokens.RefreshToken), thief.Login("slipping", password));
            await Task.WhenAll(changed, refreshed, signedIn);
            Assert.Equal(204, await changed.Status());
            foreach (var answer in new[] { refreshed, signedIn })
                if ((await answer).IsSuccessStatusCode)
                    Assert.Equal(401, await thief.Me((await answer.Read<SignedIn>()).AccessToken));
            Assert.Equal((200, 401), (await owner.Me(), await thief.Me()));
            password = fresh;
        }
    }
}
