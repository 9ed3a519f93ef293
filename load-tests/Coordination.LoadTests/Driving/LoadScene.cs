using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Driving;

/// <summary>What works make their commands of: the places, the people, seeded chance, and the ledger that counts them.</summary>
/// <param name="County">The places.</param>
/// <param name="Workforce">The people.</param>
/// <param name="Ledger">Plans each command.</param>
/// <param name="Random">Of the run's seed.</param>
/// <param name="Hot">Everything goes to one thing.</param>
/// <param name="Clock">For ids of new things.</param>
internal sealed record LoadScene(County County, Workforce Workforce, Ledger Ledger, Random Random, bool Hot, TimeProvider Clock)
{
    /// <summary>The place of one of <paramref name="count"/> things; of the first when the run is hot.</summary>
    public int Thing(int count) => Hot ? 0 : Random.Next(count);

    /// <summary>One of the words.</summary>
    public string Word(IReadOnlyList<string> words) => words[Random.Next(words.Count)];

    /// <summary>The id of a new thing.</summary>
    public string NewId() => Guid.CreateVersion7(Clock.GetUtcNow()).ToString("D");
}
