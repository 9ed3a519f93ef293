using Coordination.Core.Journal;

namespace Coordination.Web.Demo;

/// <summary>
/// What goes on in a feature's part of the sample: chosen by chance, but so that it stays near where it should be.
/// Found by the scan, made once by the container.
/// </summary>
internal interface ISamplePlay
{
    /// <summary>The share of all commands, among the weights of all plays.</summary>
    int Weight { get; }

    /// <summary>Forgets all and reads it anew.</summary>
    Task Load(IViews views, CancellationToken stop);

    /// <summary>The next command; null where there is nobody to send it.</summary>
    SampleCommand? Next(SampleTurn turn);

    /// <summary>One of those commands that lead back to where it should be after a night off; null when none is needed.</summary>
    SampleCommand? CatchUp(SampleTurn turn) => null;

    /// <summary>Takes the view that its command was answered with.</summary>
    void Take(SampleCommand sent, Answer answer);

    /// <summary>Its command was refused: someone else was there first. The next reading sets it right.</summary>
    void Refused(SampleCommand sent)
    {
    }
}

/// <summary>One command's worth of play.</summary>
/// <param name="People">Who can send it.</param>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Now">UTC.</param>
/// <param name="Random">Where chance comes from.</param>
internal sealed record SampleTurn(SamplePeople People, string Key, DateTimeOffset Now, Random Random)
{
    /// <summary>Any of them; default when there is none.</summary>
    public T? Any<T>(IEnumerable<T> some)
    {
        var list = some as IReadOnlyList<T> ?? [.. some];
        return list.Count == 0 ? default : list[Random.Next(list.Count)];
    }
}
