namespace Coordination.Web.Demo;

/// <summary>What parts of the sample are made from.</summary>
/// <param name="people">Who sends the commands.</param>
/// <param name="number">Where chance begins.</param>
internal sealed class SampleSeed(SamplePeople people, int number)
{
    /// <summary>Who sends the commands.</summary>
    public SamplePeople People => people;

    /// <summary>Where chance begins: the same number makes the same sample.</summary>
    public int Number => number;

    /// <summary>
    /// One sequence, drawn from in the order of the phases: ids depend on who drew before. A part that needs chance of its
    /// own begins one at <see cref="Number"/>.
    /// </summary>
    public Random Random { get; } = new(number + 2);

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> some) => some[Random.Next(some.Count)];
}
