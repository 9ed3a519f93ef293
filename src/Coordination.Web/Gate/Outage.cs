using System.Data.Common;
using Coordination.Core.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Coordination.Web.Gate;

/// <summary>Tells a database or silo that is away for now, or out of time, from a bug.</summary>
internal static class Outage
{
    public static bool Is(Exception fault) =>
        fault is JournalException or DbException or TimeoutException or OrleansException or RetryLimitExceededException
        // EF wraps what its driver holds for passing in an InvalidOperationException.
        || (fault is DbUpdateException or InvalidOperationException) && fault.InnerException is DbException or TimeoutException or OperationCanceledException;

    /// <summary>The same; also true for what was canceled by somebody else than <paramref name="stop"/>: it ran out of time.</summary>
    public static bool IsOrLate(Exception fault, CancellationToken stop) =>
        fault is OperationCanceledException ? !stop.IsCancellationRequested : Is(fault);
}
