using System.Threading.Channels;
using Coordination.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Gate;

/// <summary>
/// Records what the gate turned away: who (an account id, no name), what, when. Never waited for: at most 1,024 wait
/// to be written, more are counted and left out. What is older than 180 days is deleted.
/// </summary>
public sealed partial class RefusalAudit : BackgroundService
{
    private const int Batch = 1024;

    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(200), AfterFault = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(180), PruneEvery = TimeSpan.FromHours(1);

    private readonly List<AuditRow> _unwritten = new(Batch);
    private readonly Channel<AuditRow> _queue;
    private readonly IDbContextFactory<AccountsDb> _databases;
    private readonly TimeProvider _clock;
    private readonly ILogger<RefusalAudit> _log;
    private long _dropped;
    private DateTimeOffset _prunedAt;

    internal RefusalAudit(IDbContextFactory<AccountsDb> databases, TimeProvider clock, ILogger<RefusalAudit> log)
    {
        (_databases, _clock, _log) = (databases, clock, log);
        _queue = Channel.CreateBounded<AuditRow>(
            new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
    }

    /// <summary>Notes that <paramref name="account"/> was turned away.</summary>
    /// <param name="account">The caller's id.</param>
    /// <param name="action">For example <c>grids/report-level</c> or <c>boards/watch</c>.</param>
    /// <param name="target">The canonical id of what was asked for, for example <c>grids/360424100901003</c>.</param>
    public void Record(string account, string action, string target)
    {
        LogTurnedAway(account, action, target);
        _queue.Writer.TryWrite(new AuditRow { At = _clock.GetUtcNow(), Account = account, Action = action, Target = target });
    }

    /// <summary>Writes what still waits, if the database takes it now.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Take(_unwritten)) await Write(_unwritten, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _queue.Reader.WaitToReadAsync(stoppingToken))
        {
            // On SQLite a write holds the one lock that the journal needs: what comes within a moment goes together.
            await Task.Delay(Together, _clock, stoppingToken);
            Take(_unwritten);
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped) LogDropped(dropped);
            while (!await Write(_unwritten, stoppingToken)) await Task.Delay(AfterFault, _clock, stoppingToken);
            _unwritten.Clear();
        }
    }

    private bool Take(List<AuditRow> rows)
    {
        while (rows.Count < Batch && _queue.Reader.TryRead(out var row)) rows.Add(row);
        return rows.Count > 0;
    }

    private async Task<bool> Write(List<AuditRow> rows, CancellationToken stop)
    {
        try
        {
            await using var database = await _databases.CreateDbContextAsync(stop);
            database.Audit.AddRange(rows);
            await database.SaveChangesAsync(stop);
            await Prune(database, stop);
            return true;
        }
        catch (Exception fault) when (Outage.Is(fault))
        {
            LogUnwritten(fault, rows.Count);
            return false;
        }
    }

    private async Task Prune(AccountsDb database, CancellationToken stop)
    {
        var now = _clock.GetUtcNow();
        if (now - _prunedAt < PruneEvery) return;
        var oldest = now - Kept;
        await database.Audit.Where(row => row.At < oldest).ExecuteDeleteAsync(stop);
        _prunedAt = now;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Turned away {Account} at {Action} of {Target}")]
    private partial void LogTurnedAway(string account, string action, string target);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Dropped} refusals were not recorded: too many at once")]
    private partial void LogDropped(long dropped);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} refusals wait to be recorded: the database is away")]
    private partial void LogUnwritten(Exception fault, int count);
}
