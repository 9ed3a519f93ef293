using Coordination.Web.Gate;

namespace Coordination.Web.Accounts;

/// <summary>What the grant book knows of who signs in.</summary>
/// <param name="Caller">Who it is, with the grants of now.</param>
/// <param name="Email">Null for a viewer link.</param>
/// <param name="Until">When a viewer link ends, UTC.</param>
internal sealed record Holder(Caller Caller, string? Email, DateTimeOffset? Until)
{
    public RequestBudget Budget { get; } = new();
}

/// <summary>Counts what one sign-in asks for in the current second. Safe for many threads.</summary>
internal sealed class RequestBudget
{
    private long _second;
    private int _taken;

    /// <summary>False when <paramref name="count"/> more would pass <paramref name="perSecond"/>.</summary>
    public bool Take(int count, int perSecond, TimeProvider clock)
    {
        var second = clock.GetTimestamp() / clock.TimestampFrequency;
        if (Interlocked.Exchange(ref _second, second) != second) Interlocked.Exchange(ref _taken, 0);
        return Interlocked.Add(ref _taken, count) <= perSecond;
    }
}
