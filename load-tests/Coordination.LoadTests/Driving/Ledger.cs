namespace Coordination.LoadTests.Driving;

/// <summary>What is known of a command at the end of a run.</summary>
internal enum Fate : byte
{
    /// <summary>Never answered: may be in history once.</summary>
    Unknown,
    /// <summary>Must be in history exactly once.</summary>
    Acknowledged,
    /// <summary>Must not be in history.</summary>
    Refused,
}

/// <summary>Every command of a run and its fate, a few bytes each. Thread-safe.</summary>
/// <param name="run">Tells this run's keys from all others'.</param>
internal sealed class Ledger(string run)
{
    /// <summary>No run goes on beyond this many commands.</summary>
    public const int Most = 50_000_000;

    private const int ChunkBits = 16;
    private readonly Fate[][] _fates = new Fate[(Most >> ChunkBits) + 1][];
    private readonly Lock _growing = new();
    private readonly HashSet<Target> _targets = [];
    private int _count;

    public int Count => Volatile.Read(ref _count);
    public long Acknowledged => Interlocked.Read(ref _acknowledged);
    public long Refused => Interlocked.Read(ref _refused);
    private long _acknowledged, _refused;

    /// <summary>All that commands were planned for.</summary>
    public IReadOnlyCollection<Target> Targets
    {
        get { lock (_growing) return [.. _targets]; }
    }

    public PlannedCommand Plan(Target target, int account, Func<int, object> body)
    {
        int number;
        lock (_growing)
        {
            number = _count;
            if (number == Most) throw new InvalidOperationException($"A run has at most {Most} commands.");
            _fates[number >> ChunkBits] ??= new Fate[1 << ChunkBits];
            _count = number + 1;
            _targets.Add(target);
        }
        return new PlannedCommand(number, $"{run}-{number}", target, account, body(number));
    }

    public void Settle(PlannedCommand command, Fate fate)
    {
        _fates[command.Number >> ChunkBits][command.Number & ((1 << ChunkBits) - 1)] = fate;
        if (fate is Fate.Acknowledged) Interlocked.Increment(ref _acknowledged);
        if (fate is Fate.Refused) Interlocked.Increment(ref _refused);
    }

    public Fate FateOf(int number) => _fates[number >> ChunkBits][number & ((1 << ChunkBits) - 1)];

    /// <summary>The number of a key of this run; null for any other key.</summary>
    public int? NumberOf(string key) =>
        key.Length > run.Length + 1 && key[run.Length] == '-' && key.StartsWith(run, StringComparison.Ordinal)
            && int.TryParse(key.AsSpan(run.Length + 1), out var number) && number >= 0 && number < Count
            ? number
            : null;
}
