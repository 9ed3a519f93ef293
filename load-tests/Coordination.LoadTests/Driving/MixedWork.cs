using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Driving;

/// <summary>A day of work, seeded: the works of all features in turn, by their weights. Thread-safe.</summary>
internal sealed class MixedWork
{
    private readonly LoadScene _scene;
    private readonly ILoadWork[] _works;
    private readonly int _weights;
    private readonly Lock _lock = new();
    private readonly Dictionary<int, ILoadWork> _sent = [];

    public MixedWork(County county, Workforce workforce, Ledger ledger, int seed, bool hot, TimeProvider clock)
        : this(LoadWorks.New(), new LoadScene(county, workforce, ledger, new Random(seed), hot, clock))
    {
    }

    public MixedWork(IEnumerable<ILoadWork> works, LoadScene scene)
    {
        _scene = scene;
        _works = [.. works.Where(work => (work.CanBeHot || !scene.Hot) && work.Has(scene.County))];
        _weights = _works.Sum(work => work.Weight);
    }

    public PlannedCommand Next()
    {
        lock (_lock)
        {
            var first = Turn(_scene.Random.Next(_weights));
            for (var at = first; at < first + _works.Length; at++)
            {
                var work = _works[at % _works.Length];
                if (work.Next(_scene) is not { } command) continue;
                _sent.Add(command.Number, work);
                return command;
            }
            throw new InvalidOperationException("No work has anything to send.");
        }
    }

    /// <summary>Takes note of what became of a command of <see cref="Next"/>.</summary>
    public void Settled(PlannedCommand command, Fate fate)
    {
        lock (_lock)
            if (_sent.Remove(command.Number, out var work))
                work.Settled(command, fate);
    }

    private int Turn(int dice)
    {
        var at = 0;
        while (dice >= _works[at].Weight) dice -= _works[at++].Weight;
        return at;
    }
}
