using System.Globalization;
using Coordination.Web.Accounts;

namespace Coordination.Web.Gate;

/// <summary>
/// Refusals that wait to be recorded. An account has 60 a minute; what comes beyond is counted and becomes one row
/// <c>more</c> when the minute ends. While 4,096 wait in all, only an account of which nothing waits gets a row in:
/// one that floods costs no other account a record. Safe for many threads.
/// </summary>
internal sealed class RefusalQueue(TimeProvider clock)
{
    /// <summary>Rows of one account in a minute.</summary>
    public const int PerMinute = 60;

    /// <summary>The action of a row that stands for what was only counted; its target is how many.</summary>
    public const string More = "more";

    private const int Most = 4096;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<AuditRow> _rows = new();
    private readonly Dictionary<string, Tally> _accounts = [];

    public void Add(string account, string action, string target)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (!_accounts.TryGetValue(account, out var tally)) _accounts[account] = tally = new Tally(now);
            tally.Count++;
            if (tally.Rows < PerMinute && HasRoom(tally)) Put(tally, account, action, target, now);
            else tally.More++;
        }
    }

    /// <summary>Moves at most <paramref name="most"/> rows, oldest first.</summary>
    public void Take(List<AuditRow> rows, int most)
    {
        lock (_gate)
            while (most-- > 0 && _rows.TryDequeue(out var row))
            {
                rows.Add(row);
                _accounts[row.Account].Waiting--;
            }
    }

    /// <summary>Ends the minutes that are over, or all of them, and says what each account was refused in its own.</summary>
    public IReadOnlyList<(string Account, long Count)> End(bool all = false)
    {
        var now = clock.GetUtcNow();
        var ended = new List<(string, long)>();
        lock (_gate)
            foreach (var (account, tally) in _accounts.Where(one => all || now - one.Value.Since >= Minute).ToList())
            {
                if (tally.Count > 0) ended.Add((account, tally.Count));
                if (tally.More > 0 && HasRoom(tally))
                {
                    Put(tally, account, More, tally.More.ToString(CultureInfo.InvariantCulture), now);
                    tally.More = 0;
                }
                if (tally.Waiting == 0) _accounts.Remove(account);
                else _accounts[account] = new Tally(now) { More = tally.More, Waiting = tally.Waiting };
            }
        return ended;
    }

    private bool HasRoom(Tally tally) => _rows.Count < Most || tally.Waiting == 0;

    private void Put(Tally tally, string account, string action, string target, DateTimeOffset now)
    {
        _rows.Enqueue(new AuditRow { At = now, Account = account, Action = action, Target = target });
        (tally.Rows, tally.Waiting) = (tally.Rows + 1, tally.Waiting + 1);
    }

    /// <summary>One account's minute.</summary>
    private sealed class Tally(DateTimeOffset since)
    {
        public DateTimeOffset Since => since;

        /// <summary>Refused in this minute.</summary>
        public long Count { get; set; }

        /// <summary>Those of them with a row of their own.</summary>
        public int Rows { get; set; }

        /// <summary>Those without, also of minutes before.</summary>
        public long More { get; set; }

        /// <summary>Rows not taken yet, also of minutes before.</summary>
        public int Waiting { get; set; }
    }
}
