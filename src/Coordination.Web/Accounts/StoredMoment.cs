using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Coordination.Web.Accounts;

/// <summary>A time as the database holds it: units of 100 ns since 1970-01-01 UTC.</summary>
internal sealed class StoredMoment() : ValueConverter<DateTimeOffset, long>(
    at => at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks,
    stored => new DateTimeOffset(stored + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero));
