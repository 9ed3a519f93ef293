using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Coordination.Core.Journal;

/// <summary>
/// A scalable Bloom filter over strings: never forgets one, and takes 4 to 8 bytes each; a string that was never added
/// is taken for known about once in 4 million times per layer. Layers double in size.
/// </summary>
public sealed class BloomFilter
{
    private const int FirstCapacity = 1024, BitsEach = 32, Probes = 22;
    private readonly List<byte[]> _layers;

    /// <summary>An empty filter.</summary>
    public BloomFilter() : this([], 0) { }

    /// <summary>A filter as it was saved.</summary>
    public BloomFilter(IReadOnlyList<byte[]> layers, int count) => (_layers, Count) = ([.. layers], count);

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    /// <summary>The layers to save; not a copy.</summary>
    public IReadOnlyList<byte[]> Layers => _layers;

    /// <summary>Adds a string.</summary>
    public void Add(string text)
    {
        if (Count == Capacity(_layers.Count)) _layers.Add(new byte[(FirstCapacity << _layers.Count) * BitsEach / 8]);
        Count++;
        var (first, second) = Hash(text);
        var bits = _layers[^1];
        for (var probe = 0; probe < Probes; probe++)
        {
            var bit = Bit(first, second, probe, bits);
            bits[bit >> 3] |= (byte)(1 << (bit & 7));
        }
    }

    /// <summary>False only when the string was never added.</summary>
    public bool MayContain(string text)
    {
        if (_layers.Count == 0) return false;
        var (first, second) = Hash(text);
        foreach (var bits in _layers)
        {
            var probe = 0;
            while (probe < Probes && IsSet(bits, Bit(first, second, probe, bits))) probe++;
            if (probe == Probes) return true;
        }
        return false;
    }

    private static int Capacity(int layers) => FirstCapacity * ((1 << layers) - 1);

    private static bool IsSet(byte[] bits, int bit) => (bits[bit >> 3] & (1 << (bit & 7))) != 0;

    private static int Bit(ulong first, ulong second, int probe, byte[] bits) =>
        (int)((first + ((ulong)probe * second)) % ((ulong)bits.Length * 8));

    private static (ulong First, ulong Second) Hash(string text)
    {
        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text.AsSpan()));
        return ((ulong)(hash >> 64), (ulong)hash | 1);
    }
}
