using System.Data.Common;
using Coordination.Core.Journal;

namespace Coordination.Web.Gate;

/// <summary>Tells a database or silo that is away for now from a bug.</summary>
internal static class Outage
{
    public static bool Is(Exception fault) =>
        fault is JournalException or DbException or TimeoutException or OrleansException
        || fault is Microsoft.EntityFrameworkCore.DbUpdateException { InnerException: DbException }
        || fault is Microsoft.EntityFrameworkCore.Storage.RetryLimitExceededException;
}
