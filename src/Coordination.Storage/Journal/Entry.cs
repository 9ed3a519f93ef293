using Coordination.Core.Journal;

namespace Coordination.Storage.Journal;

/// <summary>One thing that waits for the next transaction: a commit, news of a delivery, or a probe (neither).</summary>
internal sealed class Entry() : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public Commit? Commit { get; init; }

    public string? Delivered { get; init; }

    /// <summary>Messages up to this version were delivered.</summary>
    public long DeliveredUpTo { get; init; }

    /// <summary>Set by the writer: the commit goes into the transaction.</summary>
    public bool Accepted { get; set; }
}
