using Coordination.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Gate;

/// <summary>
/// Records what the gate turned away: who (an account id, no name), what, when. Never waited for. An account has 60
/// rows a minute and, when there was more, one row <c>more</c> whose target says how many; the log has one line for
/// each account and minute. What is older than 180 days is deleted.
/// </summary>
public sealed partial class DenialAudit : BackgroundService
{
    private const int Batch = 1024;

    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(200), AfterFault = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(180), PruneEvery = TimeSpan.FromHours(1);

    private readonly List<AuditRow> _unwritten = new(Batch);
    private readonly RefusalQueue _queue;
    private readonly IDbContextFactory<AccountsDb> _databases;
    private readonly TimeProvider _clock;
    private readonly ILogger<DenialAudit> _log;
    private DateTimeOffset _prunedAt;

    internal DenialAudit(IDbContextFactory<AccountsDb> databases, TimeProvider clock, ILogger<DenialAudit> log) =>
        (_databases, _clock, _log, _queue) = (databases, clock, log, new RefusalQueue(clock));

    /// <summary>Notes that <paramref name="account"/> was turned away.</summary>
    /// <param name="account">The caller's id.</param>
    /// <param name="action">For example <c>grids/report-level</c> or <c>boards/watch</c>.</param>
    /// <param name="target">The canonical id of what was asked for, for example <c>grids/360424100901003</c>.</param>
    public void Record(string account, string action, string target) => _queue.Add(account, action, target);

    /// <summary>Writes what still waits, if the database takes it now.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        LogEnded(all: true);
        do _queue.Take(_unwritten, Batch - _unwritten.Count);
        while (_unwritten.Count > 0 && await Write(_unwritten, cancellationToken));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // On SQLite a write holds the one lock that the journal needs: what comes within a moment goes together.
        using var timer = new PeriodicTimer(Together, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            LogEnded(all: false);
            _queue.Take(_unwritten, Batch);
            while (_unwritten.Count > 0 && !await Write(_unwritten, stoppingToken)) await Task.Delay(AfterFault, _clock, stoppingToken);
        }
    }

    private void LogEnded(bool all)
    {
        foreach (var (account, count) in _queue.End(all)) LogTurnedAway(account, count);
    }

    private async Task<bool> Write(List<AuditRow> rows, CancellationToken stop)
    {
        try
        {
            await using var database = await _databases.CreateDbContextAsync(stop);
            database.Audit.AddRange(rows);
            await database.SaveChangesAsync(stop);
            rows.Clear();
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Turned away {Account} {Count} times within a minute")]
    private partial void LogTurnedAway(string account, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} refusals wait to be recorded: the database is away")]
    private partial void LogUnwritten(Exception fault, int count);
}
