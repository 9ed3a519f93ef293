using System.Security.Claims;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Accounts;

/// <summary>How callers sign in: a bearer token for field apps and integrations, a cookie for browsers.</summary>
internal static class SignInSetup
{
    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication(Tickets.Scheme)
            .AddPolicyScheme(Tickets.Scheme, null, policy => policy.ForwardDefaultSelector = Select)
            .AddBearerToken(IdentityConstants.BearerScheme, bearer =>
                bearer.Events = new BearerTokenEvents { OnMessageReceived = TakeFromQuery })
            .AddCookie(IdentityConstants.ApplicationScheme, Cookie);
        services.AddSingleton<IPostConfigureOptions<BearerTokenOptions>, RememberTickets>();
        services.AddAuthorizationBuilder().AddPolicy(
            Policies.Administrator, policy => policy.AddRequirements(new AdministratorRequirement()));
        services.AddSingleton<IAuthorizationHandler, AdministratorHandler>();
    }

    private static string Select(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 || IsHub(context) && context.Request.Query.ContainsKey("access_token")
            ? IdentityConstants.BearerScheme
            : IdentityConstants.ApplicationScheme;

    // A browser can't put a header on a web socket.
    private static Task TakeFromQuery(MessageReceivedContext context)
    {
        if (IsHub(context.HttpContext) && context.Request.Headers.Authorization.Count == 0)
            context.Token = context.Request.Query["access_token"];
        return Task.CompletedTask;
    }

    public static bool IsHub(HttpContext context) => context.Request.Path.StartsWithSegments("/hubs");

    /// <summary>Asks the grant book about the ticket. While that can't look, the ticket counts: who is connected is looked at again.</summary>
    public static async Task NobodyOnceEnded(HttpContext context, RequestDelegate next)
    {
        try
        {
            if (await context.RequestServices.GetRequiredService<GrantBook>().CallerOf(context.User, context.RequestAborted) is null)
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
        catch (Exception away) when (Outage.Is(away))
        {
        }
        await next(context);
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "coordination";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.Events.OnRedirectToLogin = context => Status(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Status(context, StatusCodes.Status404NotFound);
    }

    private static Task Status(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private sealed class RememberTickets : IPostConfigureOptions<BearerTokenOptions>
    {
        public void PostConfigure(string? name, BearerTokenOptions options) =>
            options.BearerTokenProtector = new TicketCache(options.BearerTokenProtector);
    }

    private sealed class AdministratorRequirement : IAuthorizationRequirement;

    private sealed class AdministratorHandler(GrantBook book) : AuthorizationHandler<AdministratorRequirement>
    {
        protected override async Task HandleRequirementAsync(
            AuthorizationHandlerContext context, AdministratorRequirement requirement)
        {
            if ((await book.CallerOf(context.User, CancellationToken.None))?.IsAdministrator() == true) context.Succeed(requirement);
        }
    }
}
