namespace Coordination.Testing;

/// <summary>Waits for a condition, with a bound.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns once <paramref name="condition"/> is true.</summary>
    /// <exception cref="TimeoutException">It was not within <paramref name="within"/>, 30 s when not given.</exception>
    public static async Task Holds(Func<Task<bool>> condition, TimeSpan? within = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        var bound = within ?? TimeSpan.FromSeconds(30);
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > bound)
                throw new TimeoutException($"It did not come true within {bound}.");
            await Task.Delay(Pause);
        }
    }

    /// <inheritdoc cref="Holds(Func{Task{bool}}, TimeSpan?)"/>
    public static Task Holds(Func<bool> condition, TimeSpan? within = null) =>
        Holds(() => Task.FromResult(condition()), within);
}
