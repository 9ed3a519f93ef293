using Coordination.Core.Journal;

namespace Coordination.Storage.Journal;

/// <summary>One thing that waits for the next transaction: a commit, a note, or a probe (neither).</summary>
internal sealed class Entry() : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public Commit? Commit { get; init; }

    public JournalNote? Note { get; init; }

    /// <summary>Set by the writer: the commit goes into the transaction.</summary>
    public bool Accepted { get; set; }
}
