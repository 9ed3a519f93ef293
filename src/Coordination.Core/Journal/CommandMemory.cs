namespace Coordination.Core.Journal;

/// <summary>What became of a command that came before.</summary>
/// <param name="Hash">Its fingerprint.</param>
/// <param name="Version">The version it was answered with.</param>
/// <param name="Refusal">The rule's code when it was refused.</param>
public readonly record struct Remembered(ulong Hash, long Version, string? Refusal = null);

/// <summary>
/// The command keys a stream has seen. The last 128 are known exactly; of older ones that were recorded the version is
/// known, and the journal's commit of that version has the rest. Refusals and commands that changed nothing are not
/// recorded: they are remembered among the last 128 of this activation only.
/// </summary>
public sealed class CommandMemory
{
    private const int Exact = 128;
    private readonly Dictionary<string, Remembered> _recent = [];
    private readonly Queue<string> _order = new();
    private readonly KeyIndex _older;

    /// <summary>An empty memory.</summary>
    public CommandMemory() => _older = new KeyIndex();

    private CommandMemory(Saved saved)
    {
        _older = new KeyIndex(saved.Older!);
        foreach (var (key, hash, version) in saved.Recent) Add(key, new Remembered(hash, version));
    }

    /// <summary>The command, when it is among the last 128.</summary>
    public bool TryGet(string key, out Remembered remembered) => _recent.TryGetValue(key, out remembered);

    /// <summary>The versions whose commits may hold an older command with this key: mostly none, rarely more than one.</summary>
    public IReadOnlyList<long> Older(string key) => _older.Find(key);

    /// <summary>Remembers a command. One that is known already is left as it was.</summary>
    public void Add(string key, Remembered command)
    {
        if (!_recent.TryAdd(key, command)) return;
        _order.Enqueue(key);
        if (_order.Count <= Exact) return;
        var oldest = _order.Dequeue();
        _recent.Remove(oldest, out var left);
        if (left.Version > 0 && left.Refusal is null) _older.Add(oldest, left.Version);
    }

    /// <summary>What a snapshot keeps.</summary>
    public Saved Save() => new(
        [.. _order.Where(key => _recent[key].Refusal is null).Select(key => new SavedKey(key, _recent[key].Hash, _recent[key].Version))],
        _older.Save());

    /// <summary>A memory as a snapshot kept it; null when it was kept in an older form.</summary>
    public static CommandMemory? Load(Saved saved) => saved.Older is null ? null : new(saved);

    /// <summary>The memory in a snapshot.</summary>
    public sealed record Saved(IReadOnlyList<SavedKey> Recent, byte[]? Older);

    /// <summary>One key in a snapshot.</summary>
    public readonly record struct SavedKey(string Key, ulong Hash, long Version);
}
