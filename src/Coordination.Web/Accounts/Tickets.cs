using System.Globalization;
using System.Security.Claims;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Coordination.Web.Accounts;

/// <summary>What a sign-in carries: whose it is and its session. No roles: those are looked up.</summary>
internal static class Tickets
{
    /// <summary>Picks bearer or cookie by what the request carries.</summary>
    public const string Scheme = "coordination";

    private const string Subject = "sub", Session = "session", Turn = "turn";

    public static ClaimsPrincipal For(string holder, string session, int turn) => new(new ClaimsIdentity(
        [new Claim(Subject, holder), new Claim(Session, session), new Claim(Turn, turn.ToString(CultureInfo.InvariantCulture))],
        IdentityConstants.ApplicationScheme, Subject, null));

    /// <summary>Nulls for who is not signed in, or by a ticket of before there were sessions.</summary>
    public static (string? Holder, string? Session, int? Turn) Of(ClaimsPrincipal user) => (
        user.FindFirst(Subject)?.Value,
        user.FindFirst(Session)?.Value,
        int.TryParse(user.FindFirst(Turn)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var turn) ? turn : null);
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
