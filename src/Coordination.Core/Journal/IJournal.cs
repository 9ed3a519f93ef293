namespace Coordination.Core.Journal;

/// <summary>
/// The journal: one row is one commit of one stream and carries one command or more with their events. Commits that
/// wait together, of whatever streams, go in one transaction together with their views and messages.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Appends <paramref name="commit"/> and replaces the stream's view, or does neither. Completes when the
    /// transaction is durable. False when the stream already has that version: nothing of this commit was recorded,
    /// others of the same transaction are not concerned.
    /// </summary>
    /// <exception cref="JournalException">The database failed or did not answer in time: the outcome is unknown.</exception>
    ValueTask<bool> Append(Commit commit);

    /// <summary>
    /// Forgets the messages of the stream's commits up to and including <paramref name="version"/>: they were
    /// delivered. Goes with the next transaction and is not waited for; a lost one is only delivered once more.
    /// </summary>
    void Delivered(string stream, long version);

    /// <summary>Commits of <paramref name="stream"/> with a version above <paramref name="after"/>, in order.</summary>
    ValueTask<IReadOnlyList<StoredCommit>> Read(string stream, long after, int atMost, CancellationToken stop);

    /// <summary>The messages of <paramref name="stream"/> not delivered yet, in the order of their versions.</summary>
    ValueTask<IReadOnlyList<Message>> Undelivered(string stream, CancellationToken stop);
}

/// <summary>One commit on its way into the journal.</summary>
/// <param name="Stream"><c>kind/id</c>, for example <c>grids/360424100901003</c>.</param>
/// <param name="Version">1 for the first commit of a stream, then one more each.</param>
/// <param name="At">UTC.</param>
/// <param name="Body">UTF-8 JSON; see <see cref="CommitBody"/>.</param>
/// <param name="View">The stream's view at this version.</param>
/// <param name="Messages">What other streams are to be told; mostly empty.</param>
public sealed record Commit(
    string Stream, long Version, DateTimeOffset At, ReadOnlyMemory<byte> Body, ViewRow View, IReadOnlyList<Message> Messages);

/// <summary>One commit read back.</summary>
public sealed record StoredCommit(string Stream, long Version, DateTimeOffset At, ReadOnlyMemory<byte> Body);

/// <summary>The newest view of a stream, with what lists are filtered and sorted by.</summary>
/// <param name="Kind">The kind, for example <c>matters</c>.</param>
/// <param name="Area">The area it stands in, 6–15 digits; empty for none.</param>
/// <param name="Chain">The chain it hangs on; null for none.</param>
/// <param name="Status">A word of the kind's own; null for none.</param>
/// <param name="DueAt">The deadline a person sees, UTC.</param>
/// <param name="AlarmAt">When the thing wants to be woken, UTC; null for never.</param>
/// <param name="View">The view record itself, for the boards of this process; null when read back.</param>
/// <param name="Body">The view as UTF-8 JSON.</param>
public sealed record ViewRow(
    string Kind,
    string Area,
    string? Chain,
    string? Status,
    DateTimeOffset? DueAt,
    DateTimeOffset? AlarmAt,
    object? View,
    ReadOnlyMemory<byte> Body);

/// <summary>The database failed or did not answer in time. Whether the commit was recorded is unknown.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
