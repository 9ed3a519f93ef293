using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Coordination.Core.Journal;

/// <summary>
/// At which version each key of a stream was recorded: 8 bytes a key in a table that is a quarter empty at least. Looked
/// up in constant time. Two keys in some four billion have the same print; then both versions are answered.
/// </summary>
internal sealed class KeyIndex
{
    private const int First = 64;

    // A print of the key in the upper half, the version in the lower; 0 is empty, since versions begin at 1.
    private ulong[] _slots = [];
    private int _count;

    public KeyIndex() { }

    /// <summary>An index as <see cref="Save"/> kept it.</summary>
    public KeyIndex(byte[] saved)
    {
        foreach (var slot in MemoryMarshal.Cast<byte, ulong>(saved)) Put(slot);
    }

    public void Add(string key, long version) => Put(Print(key) << 32 | checked((uint)version));

    public IReadOnlyList<long> Find(string key)
    {
        if (_count == 0) return [];
        var (print, found) = (Print(key), (List<long>?)null);
        for (var at = Place(print); _slots[at] != 0; at = (at + 1) & (_slots.Length - 1))
            if (_slots[at] >> 32 == print && !(found ??= []).Contains((uint)_slots[at]))
                found.Add((uint)_slots[at]);
        return found ?? (IReadOnlyList<long>)[];
    }

    /// <summary>8 bytes a key, in no order.</summary>
    public byte[] Save() => MemoryMarshal.AsBytes<ulong>(_slots.Where(slot => slot != 0).ToArray()).ToArray();

    private void Put(ulong slot)
    {
        if (_count >= _slots.Length / 4 * 3) Grow();
        var at = Place(slot >> 32);
        while (_slots[at] != 0) at = (at + 1) & (_slots.Length - 1);
        _slots[at] = slot;
        _count++;
    }

    private void Grow()
    {
        var old = _slots;
        (_slots, _count) = (new ulong[Math.Max(First, old.Length * 2)], 0);
        foreach (var slot in old)
            if (slot != 0)
                Put(slot);
    }

    private int Place(ulong print) => (int)(print * 0x9E3779B97F4A7C15 >> 32) & (_slots.Length - 1);

    private static ulong Print(string key) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(key.AsSpan())) >> 32;
}
