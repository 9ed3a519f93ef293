namespace Coordination.Web.Demo;

/// <summary>All plays, by name of their types.</summary>
internal sealed class SamplePlays(IEnumerable<ISamplePlay> plays)
{
    /// <summary>All.</summary>
    public IReadOnlyList<ISamplePlay> All { get; } = [.. plays.OrderBy(play => play.GetType().Name, StringComparer.Ordinal)];

    /// <summary>One of them by chance and weight; null where there is none.</summary>
    public ISamplePlay? Any(Random random)
    {
        var at = random.Next(Math.Max(1, All.Sum(play => play.Weight)));
        return All.FirstOrDefault(play => (at -= play.Weight) < 0);
    }

    /// <summary>The first that has to catch up, and its command; null when all is well.</summary>
    public (ISamplePlay Play, SampleCommand Command)? CatchUp(SampleTurn turn)
    {
        foreach (var play in All)
            if (play.CatchUp(turn) is { } command) return (play, command);
        return null;
    }
}
