using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Checking;

/// <summary>What history says of a run's commands.</summary>
/// <param name="Lost">Acknowledged, and not in history.</param>
/// <param name="Duplicated">In history more than once, or in spite of a refusal.</param>
internal readonly record struct HistoryVerdict(long Lost, long Duplicated);

/// <summary>Reads the whole past of everything a run touched, once, and holds it against the run's ledger.</summary>
internal sealed class HistoryCheck(Ledger ledger, IRecords records)
{
    private const int AtOnce = 8;
    private readonly byte[] _found = new byte[ledger.Count];
    private long _events, _bodyBytes;

    /// <summary>Everything as its history says.</summary>
    public Past Past { get; } = new();

    public long Events => Interlocked.Read(ref _events);

    /// <summary>The mean length of an event's body as JSON.</summary>
    public int EventBytes => (int)(Interlocked.Read(ref _bodyBytes) / Math.Max(1, Events));

    /// <param name="targets">All that the run sent commands to, and what is watched beside it.</param>
    /// <param name="told">Is told how many have been read.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<HistoryVerdict> Run(IReadOnlyCollection<Target> targets, Action<int>? told, CancellationToken stop)
    {
        var done = 0;
        await Parallel.ForEachAsync(targets, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (target, ended) =>
        {
            await Read(target, ended);
            told?.Invoke(Interlocked.Increment(ref done));
        });
        long lost = 0, duplicated = 0;
        for (var number = 0; number < _found.Length; number++)
        {
            var fate = ledger.FateOf(number);
            if (fate is Fate.Acknowledged && _found[number] == 0) lost++;
            if (_found[number] > (fate is Fate.Refused ? 0 : 1)) duplicated++;
        }
        return new HistoryVerdict(lost, duplicated);
    }

    /// <summary>Reads a thing's past again, for a wall that was ahead of the first reading.</summary>
    public async Task Reread(Target target, CancellationToken stop)
    {
        if (Past.Open(target) is not { } fold) return;
        await foreach (var happened in records.History(target, stop)) fold.Apply(happened);
        Past.Put(fold);
    }

    private async Task Read(Target target, CancellationToken stop)
    {
        var fold = Past.Open(target);
        var (keys, events, version) = (new HashSet<int>(), new HashSet<(int, string)>(), 0L);
        await foreach (var happened in records.History(target, stop))
        {
            fold?.Apply(happened);
            Interlocked.Increment(ref _events);
            Interlocked.Add(ref _bodyBytes, happened.Body.GetRawText().Length);
            if (ledger.NumberOf(happened.Key) is not { } number || number >= _found.Length) continue;

            if (happened.Version != version)
            {
                keys.Clear();
                events.Clear();
            }
            version = happened.Version;

            // One command may lead to several events of one commit, each of another type.
            var another = !keys.Add(number);
            if (events.Add((number, happened.Type)) && another) continue;
            lock (_found)
                if (_found[number] < byte.MaxValue)
                    _found[number]++;
        }
        if (fold is not null) Past.Put(fold);
    }
}
