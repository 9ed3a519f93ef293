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
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Accounts;

[Collection(nameof(SharedApp))]
public sealed class SessionTests(SharedApp shared)
{
    private TestApp App => shared.App;

    private ClaimsPrincipal Ticket(SignedIn tokens) => App.Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>()
        .Get(IdentityConstants.BearerScheme).BearerTokenProtector.Unprotect(tokens.AccessToken)!.Principal;

    [Fact]
    public async Task A_sign_out_ends_the_cookie_on_the_server_too()
    {
        await App.Account("cookie-out", Role.GridMember, Grid);
        using var client = await App.Cookie("cookie-out");
        Assert.Equal(200, await client.Me());
        Assert.Equal(204, await client.Command("account/logout").Status());
        Assert.Equal(401, await client.Me());
    }

    [Fact]
    public async Task A_sign_out_ends_the_bearer_token_and_its_refresh_token_and_no_other_sign_in()
    {
        await App.Account("bearer-out", Role.GridMember, Grid);
        var (client, tokens) = await App.Bearer("bearer-out");
        var (other, kept) = await App.Bearer("bearer-out");
        using var browser = await App.Cookie("bearer-out");
        Assert.Equal(204, await client.Command("account/logout").Status());
        Assert.Equal(401, await client.Me());
        Assert.Equal((401, "sign-in.required"), await client.Refresh(tokens.RefreshToken).Problem());
        Assert.Equal((200, 200), (await other.Me(), await browser.Me()));
        Assert.Equal(200, await other.Refresh(kept.RefreshToken).Status());
    }

    [Fact]
    public async Task Who_signs_out_twice_at_once_is_out()
    {
        await App.Account("double-out", Role.GridMember, Grid);
        var (client, _) = await App.Bearer("double-out");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.Command("account/logout").Status()));
        Assert.All(answers, status => Assert.True(status is 204 or 401, $"{status}"));
        Assert.Equal(401, await client.Me());
    }

    [Fact]
    public async Task The_fifty_first_sign_in_ends_the_oldest()
    {
        await App.Account("many", Role.GridMember, Grid);
        var (oldest, _) = await App.Bearer("many");
        var (second, _) = await App.Bearer("many");
        for (var more = 2; more < 50; more++) await App.Token("many");
        Assert.Equal((200, 200), (await oldest.Me(), await second.Me()));
        await App.Token("many");
        Assert.Equal((401, 200), (await oldest.Me(), await second.Me()));
    }

    [Fact]
    public async Task A_new_password_ends_all_sign_ins_but_the_one_that_changed_it()
    {
        await App.Account("renewer", Role.GridMember, Grid);
        var (client, tokens) = await App.Bearer("renewer");
        var (other, lost) = await App.Bearer("renewer");
        using var browser = await App.Cookie("renewer");
        Assert.Equal(204, await client.ChangePassword(TestApp.Password, "brand new one").Status());
        Assert.Equal((200, 401, 401), (await client.Me(), await other.Me(), await browser.Me()));
        Assert.Equal((401, "sign-in.required"), await other.Refresh(lost.RefreshToken).Problem());
        Assert.Equal(200, await client.Refresh(tokens.RefreshToken).Status());
    }

    [Fact]
    public async Task A_password_set_by_the_administrator_ends_all_sign_ins()
    {
        await App.Account("reset", Role.GridMember, Grid);
        var (client, tokens) = await App.Bearer("reset");
        var id = (await client.GetAsync("/api/account/me", TestApp.Stop).Read<Me>()).Id;
        using var admin = await shared.As(Role.Administrator);
        Assert.Equal(200, await admin.Put(id, new ChangedAccount("R", false, [new(Role.GridMember, Grid)], "brand new one")).Status());
        Assert.Equal(401, await client.Me());
        Assert.Equal((401, "sign-in.required"), await client.Refresh(tokens.RefreshToken).Problem());
    }

    [Fact]
    public async Task An_administrator_that_sets_the_own_password_stays_signed_in_here_only()
    {
        await App.Account("self-reset", Role.Administrator, RoleGrant.Everywhere);
        var (client, _) = await App.Bearer("self-reset");
        var (other, _) = await App.Bearer("self-reset");
        var id = (await client.GetAsync("/api/account/me", TestApp.Stop).Read<Me>()).Id;
        Assert.Equal(200, await client.Put(id, new ChangedAccount("S", false, [new(Role.Administrator, RoleGrant.Everywhere)], "brand new one")).Status());
        Assert.Equal((200, 401), (await client.Me(), await other.Me()));
    }

    [Fact]
    public async Task A_wall_that_signs_out_leaves_the_other_walls_of_its_link()
    {
        using var maker = await shared.As(Role.CountyOperator);
        var link = await maker.MakeLink("area/" + Community).Read<ViewerLinkView>();
        using var wall = await App.Wall(link);
        using var other = await App.Wall(link);
        Assert.Equal(204, await wall.Command("account/logout").Status());
        Assert.Equal((401, 200), (await wall.Me(), await other.Me()));
    }

    [Fact]
    public async Task A_wall_that_starts_again_with_its_cookie_takes_no_second_sign_in()
    {
        using var maker = await shared.As(Role.CountyOperator);
        var link = await maker.MakeLink("area/" + Community).Read<ViewerLinkView>();
        using var wall = await App.Wall(link);
        using var again = await wall.Redeem(link.Token());
        Assert.Equal((204, false), ((int)again.StatusCode, again.Headers.Contains("Set-Cookie")));
    }

    [Fact]
    public async Task Another_silo_hears_of_a_sign_out_within_two_seconds_and_the_other_sign_ins_go_on()
    {
        await App.Account("elsewhere", Role.GridMember, Grid);
        var (client, tokens) = await App.Bearer("elsewhere");
        var (_, others) = await App.Bearer("elsewhere");
        var clock = new FakeTimeProvider();
        using var elsewhere = new GrantBook(App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>(), clock);
        clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var (ended, on) = (Ticket(tokens), Ticket(others));
        Assert.NotNull(await elsewhere.CallerOf(ended, TestApp.Stop));
        Assert.NotNull(await elsewhere.CallerOf(on, TestApp.Stop));
        await client.Command("account/logout");
        Assert.NotNull(await elsewhere.CallerOf(ended, TestApp.Stop));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await elsewhere.CallerOf(ended, TestApp.Stop));
        Assert.NotNull(await elsewhere.CallerOf(on, TestApp.Stop));
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days_and_is_deleted_at_the_next_sign_in()
    {
        await App.Account("expiring", Role.GridMember, Grid);
        var (client, tokens) = await App.Bearer("expiring");
        await using var database = await App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(TestApp.Stop);
        var id = Tickets.Of(Ticket(tokens)).Session;
        var session = await database.Sessions.AsNoTracking().SingleAsync(one => one.Id == id, TestApp.Stop);
        Assert.Equal(TimeSpan.FromDays(30), session.ExpiresAt - session.BeganAt);
        await database.Sessions.Where(one => one.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ExpiresAt, one => one.BeganAt), TestApp.Stop);
        Assert.Equal((401, 401), (await client.Me(), await client.Refresh(tokens.RefreshToken).Status()));
        await App.Token("expiring");
        Assert.False(await database.Sessions.AnyAsync(one => one.Id == id, TestApp.Stop));
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_its_second_use_ends_the_session()
    {
        await App.Account("rotating", Role.GridMember, Grid);
        var (client, first) = await App.Bearer("rotating");
        var (other, _) = await App.Bearer("rotating");
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
        await App.Account("racing", Role.GridMember, Grid);
        var (client, tokens) = await App.Bearer("racing");
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
        await App.Account("slipping", Role.GridMember, Grid);
        var password = TestApp.Password;
        for (var round = 0; round < 4; round++)
        {
            var (owner, _) = await App.Bearer("slipping", password);
            var (thief, tokens) = await App.Bearer("slipping", password);
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
