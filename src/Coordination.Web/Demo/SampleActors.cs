using Coordination.Core.Journal;

namespace Coordination.Web.Demo;

/// <summary>All parts of the sample, each after those it needs.</summary>
internal sealed class SampleActors
{
    private readonly IReadOnlyList<ISampleActor> _ordered;

    /// <exception cref="InvalidOperationException">A part needs one that isn't there, or two need each other.</exception>
    public SampleActors(IEnumerable<ISampleActor> actors)
    {
        var (left, ordered) = (actors.OrderBy(actor => actor.Name, StringComparer.Ordinal).ToList(), new List<ISampleActor>());
        while (left.Count > 0)
        {
            var next = left.Find(actor => actor.Needs.All(need => ordered.Exists(there => there.Name == need)))
                ?? throw new InvalidOperationException($"What these parts of the sample need is never there: {string.Join(", ", left.Select(actor => actor.Name))}.");
            left.Remove(next);
            ordered.Add(next);
        }
        _ordered = ordered;
    }

    /// <summary>The phases of all, one part after the other.</summary>
    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed) => _ordered.SelectMany(actor => actor.Phases(seed));

    /// <summary>The seals of all.</summary>
    public IEnumerable<SampleCommand> Seals => _ordered.SelectMany(actor => actor.Seal);

    /// <summary>True when all parts are whole.</summary>
    public async ValueTask<bool> AreWhole(IViews views, CancellationToken stop)
    {
        foreach (var actor in _ordered)
            if (!await actor.IsWhole(views, stop)) return false;
        return true;
    }
}
