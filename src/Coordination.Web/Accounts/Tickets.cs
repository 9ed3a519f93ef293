using System.Security.Claims;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Coordination.Web.Accounts;

/// <summary>What a sign-in carries: who, and the stamp that a new password changes. No roles: those are looked up.</summary>
internal static class Tickets
{
    public const string Subject = "sub";
    public const string Stamp = "stamp";

    /// <summary>Picks bearer or cookie by what the request carries.</summary>
    public const string Scheme = "coordination";

    public static ClaimsPrincipal For(Account account) => For(new Claim(Subject, account.Id), new Claim(Stamp, account.SecurityStamp!));

    public static ClaimsPrincipal For(ViewerLink link) => For(new Claim(Subject, GrantBook.ViewerPrefix + link.Id));

    private static ClaimsPrincipal For(params Claim[] claims) =>
        new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme, Subject, null));
}

/// <summary>Remembers opened bearer tickets: opening one costs more than the rest of a request's way to the gate.</summary>
internal sealed class TicketCache(ISecureDataFormat<AuthenticationTicket> inner) : ISecureDataFormat<AuthenticationTicket>
{
    private readonly BoundedCache<string, AuthenticationTicket> _open = new(20_000);

    public AuthenticationTicket? Unprotect(string? protectedText)
    {
        if (protectedText is null) return null;
        if (_open.TryGet(protectedText, out var known)) return known;
        if (inner.Unprotect(protectedText) is not { } ticket) return null;
        _open.Put(protectedText, ticket);
        return ticket;
    }

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => inner.Unprotect(protectedText, purpose);

    public string Protect(AuthenticationTicket data) => inner.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => inner.Protect(data, purpose);
}
