using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Checking;

/// <summary>All that was read back, folded: the things of each kind that has a fold. Thread-safe.</summary>
internal sealed class Past
{
    private static readonly FrozenDictionary<string, Type> Folds = typeof(Past).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(FoldOfAttribute)))
        .ToFrozenDictionary(type => type.GetCustomAttribute<FoldOfAttribute>()!.Kind);

    private readonly ConcurrentDictionary<Target, (HistoryFold Fold, long ReadAt)> _things = new();
    private long _reads;

    /// <summary>An empty fold of the thing; null when its kind has none.</summary>
    public static HistoryFold? Open(Target target) =>
        Folds.TryGetValue(target.Kind, out var type) ? (HistoryFold)Activator.CreateInstance(type, target)! : null;

    /// <summary>Puts a fold in the place of the one that was read before.</summary>
    public void Put(HistoryFold fold) => _things[fold.Target] = (fold, Interlocked.Increment(ref _reads));

    /// <summary>The things of a fold, or of all.</summary>
    public IEnumerable<TFold> All<TFold>() where TFold : HistoryFold => _things.Values.Select(thing => thing.Fold).OfType<TFold>();

    /// <summary>The thing; null when it was not read.</summary>
    public HistoryFold? Find(Target target) => _things.TryGetValue(target, out var thing) ? thing.Fold : null;

    /// <summary>Grows with each reading; 0 for a thing that was never read.</summary>
    public long ReadAt(Target target) => _things.TryGetValue(target, out var thing) ? thing.ReadAt : 0;
}
