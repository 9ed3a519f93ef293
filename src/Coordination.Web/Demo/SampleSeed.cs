namespace Coordination.Web.Demo;

/// <summary>What parts of the sample are made from.</summary>
/// <param name="people">Who sends the commands.</param>
/// <param name="number">Where chance begins.</param>
internal sealed class SampleSeed(SamplePeople people, int number)
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Who sends the commands.</summary>
    public SamplePeople People => people;

    /// <summary>Where chance begins: the same number makes the same sample.</summary>
    public int Number => number;

    /// <summary>
    /// One sequence, drawn from in the order of the phases: ids depend on who drew before. A part that needs chance of its
    /// own begins one at <see cref="Number"/>.
    /// </summary>
    public Random Random { get; } = new(number + 2);

    /// <summary>
    /// The first moment of the month where the sample lies: what lies ahead in a sample counts from it, so that a start that was cut short is
    /// completed with the same commands by the next.
    /// </summary>
    public static DateTimeOffset MonthOf(TimeProvider clock) => MonthOf(clock.GetUtcNow());

    /// <summary>The first moment of the month of another moment, likewise.</summary>
    public static DateTimeOffset MonthOf(DateTimeOffset moment)
    {
        var local = moment.ToOffset(Offset);
        return new DateTimeOffset(local.Year, local.Month, 1, 0, 0, 0, Offset).ToUniversalTime();
    }

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> some) => some[Random.Next(some.Count)];
}
