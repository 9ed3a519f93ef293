using System.Net;
using Coordination.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Coordination.Web.Tests.Accounts;

/// <summary>Lets a request say which address it comes from.</summary>
internal sealed class Addresses : IStartupFilter
{
    public const string Header = "X-From";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext context, RequestDelegate on) =>
        {
            if (context.Request.Headers[Header] is [{ } from]) context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            return on(context);
        });
        next(app);
    };
}

/// <summary>Counts how often a password is held against a hash: that is what an answer costs.</summary>
internal sealed class CountingHasher : IPasswordHasher<Account>
{
    private readonly PasswordHasher<Account> _inner = new();
    private int _looks;

    public int Looks => _looks;

    public string HashPassword(Account user, string password) => _inner.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _looks);
        return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
