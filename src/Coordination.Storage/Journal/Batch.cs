using Coordination.Core.Journal;

namespace Coordination.Storage.Journal;

/// <summary>What goes in one transaction. Made once and filled anew.</summary>
internal sealed class Batch
{
    public const int Limit = 4_096;

    /// <summary>In the order they were handed in.</summary>
    public List<Entry> Commits { get; } = new(Limit);

    /// <summary>In the order they were handed in.</summary>
    public List<JournalNote> Notes { get; } = [];

    public List<Entry> Probes { get; } = [];

    /// <summary>Takes what waits; false when nothing did.</summary>
    public bool Fill(WorkQueue<Entry> waiting)
    {
        Commits.Clear();
        Notes.Clear();
        Probes.Clear();
        var taken = 0;
        for (; taken < Limit && waiting.TryTake(out var entry); taken++)
            Add(entry);
        return taken > 0;
    }

    private void Add(Entry entry)
    {
        if (entry.Commit is not null) Commits.Add(entry);
        else if (entry.Note is { } note) Notes.Add(note);
        else Probes.Add(entry);
    }

    /// <summary>Answers everyone: the transaction is durable.</summary>
    public void Answer(Action<Commit> committed)
    {
        foreach (var entry in Commits)
        {
            if (entry.Accepted) committed(entry.Commit!);
            entry.SetResult(entry.Accepted);
        }
        foreach (var probe in Probes)
            probe.SetResult(true);
    }

    /// <summary>Answers everyone: it is unknown whether the transaction is durable.</summary>
    public void Fail(Exception failure)
    {
        foreach (var entry in Commits)
            entry.SetException(new JournalException("The journal failed: it is unknown whether this was committed.", failure));
        foreach (var probe in Probes)
            probe.SetResult(false);
    }
}
