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

/// <summary>Counts what one sign-in asks for in the current second, exactly. Safe for many threads.</summary>
internal sealed class RequestBudget
{
    // The second in the upper half and what was taken in it in the lower: both change in one step.
    private long _taken;

    /// <summary>False when <paramref name="count"/> more would pass <paramref name="perSecond"/>; then nothing is counted.</summary>
    public bool Take(int count, int perSecond, TimeProvider clock)
    {
        var now = (int)(clock.GetTimestamp() / clock.TimestampFrequency);
        while (true)
        {
            var seen = Volatile.Read(ref _taken);
            // Who read the clock before another one counted takes from the second that is counted now.
            var second = (int)(seen >> 32) - now > 0 ? (int)(seen >> 32) : now;
            var taken = (int)(seen >> 32) == second ? (int)seen : 0;
            if (count > perSecond - taken) return false;
            if (Interlocked.CompareExchange(ref _taken, (long)second << 32 | (uint)(taken + count), seen) == seen) return true;
        }
    }
}
