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

    /// <summary>True while transactions go well; one that writes next to nothing is made every few seconds to know.</summary>
    bool IsReady { get; }

    /// <summary>Goes with the next transaction and is not waited for; a lost note only costs a repetition.</summary>
    void Note(JournalNote note);

    /// <summary>Commits of <paramref name="stream"/> with a version above <paramref name="after"/>, in order.</summary>
    ValueTask<IReadOnlyList<StoredCommit>> Read(string stream, long after, int atMost, CancellationToken stop);

    /// <summary>The view that the stream's commit of that version left; null when it was not kept.</summary>
    ValueTask<KeptView?> ViewAt(string stream, long version, CancellationToken stop);

    /// <summary>
    /// Messages of <paramref name="stream"/> that may be delivered now, in the order of their versions. Those to a target
    /// that an earlier message waits for are left out.
    /// </summary>
    ValueTask<IReadOnlyList<Message>> Undelivered(string stream, DateTimeOffset now, int atMost, CancellationToken stop);
}

/// <summary>One commit on its way into the journal.</summary>
/// <param name="Stream"><c>kind/id</c>, for example <c>grids/360424100901003</c>.</param>
/// <param name="Version">1 for the first commit of a stream, then one more each.</param>
/// <param name="At">UTC.</param>
/// <param name="Body">UTF-8 JSON; see <see cref="CommitBody"/>.</param>
/// <param name="View">The stream's view at this version.</param>
/// <param name="Messages">What other streams are to be told; mostly empty.</param>
public sealed record Commit(
    string Stream, long Version, DateTimeOffset At, ReadOnlyMemory<byte> Body, ViewRow View, IReadOnlyList<Message> Messages)
{
    /// <summary>The view that this one replaces; null for the first of the stream.</summary>
    public ViewRow? Before { get; init; }

    /// <summary>The <c>Format</c> of the state that made the view.</summary>
    public int Format { get; init; }

    /// <summary>What is kept beside the view, as UTF-8 JSON; empty when it is as it was.</summary>
    public ReadOnlyMemory<byte> Details { get; init; }
}

/// <summary>One commit read back.</summary>
public sealed record StoredCommit(string Stream, long Version, DateTimeOffset At, ReadOnlyMemory<byte> Body);

/// <summary>A view as a commit left it.</summary>
/// <param name="Version">The commit's version.</param>
/// <param name="At">When it was committed, UTC.</param>
/// <param name="Format">The <c>Format</c> of the state that made it.</param>
/// <param name="Body">UTF-8 JSON.</param>
public sealed record KeptView(long Version, DateTimeOffset At, int Format, ReadOnlyMemory<byte> Body);

/// <summary>Something small that goes along with the next transaction.</summary>
public abstract record JournalNote(string Stream);

/// <summary>The message was delivered and is forgotten.</summary>
public sealed record Delivered(string Stream, long Version, string Target) : JournalNote(Stream);

/// <summary>The message is tried again from <paramref name="Until"/> on, UTC; later ones to the same target wait for it.</summary>
public sealed record DeliveryPostponed(string Stream, long Version, string Target, DateTimeOffset Until) : JournalNote(Stream);

/// <summary>The message can't be delivered: it leaves the outbox and is kept as a <see cref="DeadLetter"/>.</summary>
public sealed record Undeliverable(string Stream, long Version, string Target, DateTimeOffset At, string Reason) : JournalNote(Stream);

/// <summary>The view was folded anew from history, in the form of this version; nothing if a commit came first.</summary>
public sealed record Rebuilt(string Stream, long Version, int Format, ViewRow View, ReadOnlyMemory<byte> Details) : JournalNote(Stream);

/// <summary>The dead letter goes back to the outbox and is tried again.</summary>
public sealed record Revived(string Stream, long Letter) : JournalNote(Stream);

/// <summary>The dead letter is set aside for good.</summary>
public sealed record Discarded(string Stream, long Letter) : JournalNote(Stream);

/// <summary>The stream is woken from <paramref name="Until"/> on, UTC, unless a commit comes first.</summary>
public sealed record WakePostponed(string Stream, long Version, DateTimeOffset Until) : JournalNote(Stream);

/// <summary>The database failed or did not answer in time. Whether the commit was recorded is unknown.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
