namespace Coordination.Storage;

/// <summary>Times as both engines hold them: units of 100 ns since 1970-01-01 UTC, so that none is ever rounded.</summary>
internal static class Moment
{
    public static long Of(DateTimeOffset at) => at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    public static long? Of(DateTimeOffset? at) => at is { } time ? Of(time) : null;

    public static DateTimeOffset At(long stored) => new(stored + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero);
}
