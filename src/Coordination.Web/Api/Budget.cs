using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>
/// So many of something for each key in a stretch of time that begins with the key's first. Knows 50,000 keys at most;
/// when there are more, those that were longest unused begin anew. Safe for many threads.
/// </summary>
/// <param name="most">In one stretch; 0 is no limit.</param>
/// <param name="stretch">How long one is.</param>
/// <param name="clock">Says the time.</param>
internal sealed class Budget(int most, TimeSpan stretch, TimeProvider clock)
{
    private readonly BoundedCache<string, Spent> _spent = new(25_000, StringComparer.Ordinal);
    private readonly Lock _adding = new();

    /// <summary>False when the key's budget is used up.</summary>
    public bool Take(string key)
    {
        if (most <= 0) return true;
        var spent = Of(key);
        lock (spent)
        {
            var now = clock.GetTimestamp();
            if (spent.Count == 0 || clock.GetElapsedTime(spent.Since, now) >= stretch) (spent.Since, spent.Count) = (now, 0);
            if (spent.Count >= most) return false;
            spent.Count++;
            return true;
        }
    }

    /// <summary>Gives one back.</summary>
    public void Return(string key)
    {
        var spent = Of(key);
        lock (spent)
            if (spent.Count > 0)
                spent.Count--;
    }

    private Spent Of(string key)
    {
        if (_spent.TryGet(key, out var spent)) return spent;
        lock (_adding)
        {
            if (!_spent.TryGet(key, out spent)) _spent.Put(key, spent = new Spent());
            return spent;
        }
    }

    private sealed class Spent
    {
        public long Since { get; set; }

        public int Count { get; set; }
    }
}
