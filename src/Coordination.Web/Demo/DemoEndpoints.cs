using System.Net;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;
using Coordination.Web.Accounts;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Coordination.Web.Demo;

/// <summary>
/// <c>GET /api/demo/accounts</c>: the sample sign-ins, which all have the same password. <c>POST /api/demo/sign-in</c>: signs in as one
/// of them without it, for whoever sits at the machine on which the server runs: for everybody else it doesn't exist.
/// </summary>
internal sealed class DemoEndpoints(DemoAccounts accounts, PlaceIndex places, Sessions sessions)
{
    public async Task<IResult> List(HttpContext context)
    {
        var isOpen = IsOwnMachine(context);
        List<DemoAccount> listed = [];
        foreach (var (email, name, grant) in accounts.All)
            listed.Add(new DemoAccount(email, grant.Role, grant.Place, name, await places.Name(grant.Place, context.RequestAborted), WayOf(grant.Role), isOpen));
        return Results.Json(listed, WireJson.Options);
    }

    public async ValueTask<Reply> SignIn(HttpContext context)
    {
        if (!IsOwnMachine(context)) return Reply.Unknown;
        // No other site signs somebody in.
        if (context.Request.Headers.XRequestedWith != "coordination") return Reply.Problem(StatusCodes.Status403Forbidden, Codes.RequestForeign);
        var (given, problem) = await Bodies.Read<SampleSignIn>(context);
        if (given is null) return problem;
        if (accounts.All.All(one => one.Email != given.Email)) return Reply.Unknown;
        var account = await context.RequestServices.GetRequiredService<UserManager<Account>>().FindByEmailAsync(given.Email);
        if (account is null || await sessions.Begin(account, context) is not { } user) return Reply.Unknown;
        await context.SignInAsync(IdentityConstants.ApplicationScheme, user);
        return Reply.Nothing;
    }

    private static string WayOf(Role role) => role switch
    {
        Role.CountyOperator or Role.CommunitySecretary or Role.ProjectLead or Role.ChainChief or Role.DeliberationParty => "desk",
        Role.MemberUnit or Role.ChairUnit => "meeting",
        Role.GridMember or Role.BuildingHead or Role.Enterprise or Role.TeamLead => "phone",
        _ => "rest",
    };

    /// <summary>True when the request comes from this machine, is for it by name, and came through no proxy.</summary>
    internal static bool IsOwnMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !context.Request.Headers.ContainsKey("Forwarded") && !context.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase));
}
