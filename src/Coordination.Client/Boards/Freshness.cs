namespace Coordination.Client.Boards;

/// <summary>
/// How old what a wall shows is. Measured from the last frame of any kind with a clock that nobody can set, so that
/// a wrong wall clock can't make old data look new.
/// </summary>
public sealed class Freshness(TimeProvider clock)
{
    /// <summary>Without a frame for longer than this a wall isn't live; heartbeats come at least every 5 s.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private long? heard;
    private bool connected;
    private TimeSpan ahead;

    /// <summary>Time since the last frame; null before the first.</summary>
    public TimeSpan? Age => heard is { } at ? clock.GetElapsedTime(at) : null;

    /// <summary>True while connected and heard of within <see cref="Limit"/>.</summary>
    public bool IsLive => connected && Age <= Limit;

    /// <summary>When the last frame came, by the server's clock; null before the first.</summary>
    public DateTimeOffset? LastFrame { get; private set; }

    /// <summary>Now by the server's clock, as far as its frames told it; this device's clock before the first.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() + ahead;

    /// <summary>A frame came that was made at <paramref name="at"/>.</summary>
    public void Heard(DateTimeOffset at)
    {
        heard = clock.GetTimestamp();
        connected = true;
        LastFrame = at;
        ahead = at - clock.GetUtcNow();
    }

    /// <summary>The stream has ended.</summary>
    public void Lost() => connected = false;
}
