using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Coordination.Web.Gate;

/// <summary>
/// A cache of at most twice <paramref name="generation"/> entries: when the young generation is full it becomes the
/// old one, and what nobody asked for since is gone with the next turn. Safe for many threads.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int generation, IEqualityComparer<TKey>? comparer = null) where TKey : notnull
{
    private ConcurrentDictionary<TKey, TValue> _young = new(comparer);
    private ConcurrentDictionary<TKey, TValue> _old = new(comparer);
    private int _count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (Volatile.Read(ref _young).TryGetValue(key, out value)) return true;
        if (!Volatile.Read(ref _old).TryGetValue(key, out value)) return false;
        Put(key, value);
        return true;
    }

    public void Put(TKey key, TValue value)
    {
        var young = Volatile.Read(ref _young);
        young[key] = value;
        if (Interlocked.Increment(ref _count) <= generation) return;
        Volatile.Write(ref _old, young);
        Volatile.Write(ref _young, new ConcurrentDictionary<TKey, TValue>(comparer));
        Volatile.Write(ref _count, 0);
    }

    public void Clear()
    {
        Volatile.Write(ref _old, new ConcurrentDictionary<TKey, TValue>(comparer));
        Volatile.Write(ref _young, new ConcurrentDictionary<TKey, TValue>(comparer));
        Volatile.Write(ref _count, 0);
    }
}
