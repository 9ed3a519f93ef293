namespace Coordination.Core.Journal;

/// <summary>A command on its way to the grain of a thing.</summary>
/// <param name="Key">The command's id. The same key on the same stream gets the first answer again.</param>
/// <param name="By">Who asks.</param>
/// <param name="Command">The command record of the grain's feature.</param>
/// <param name="IfVersion">When given, the command is only decided at exactly this version.</param>
/// <param name="DryRun">
/// Decided and answered as if, but nothing is committed or remembered: the answer's version is what it would become, and it
/// carries no view.
/// </param>
[GenerateSerializer, Immutable, Alias("journal.envelope")]
public sealed record Envelope(CommandKey Key, Actor By, object Command, long? IfVersion = null, bool DryRun = false)
{
    /// <summary>The command's name alone: the runtime puts it into log lines and time-outs, where nothing that people wrote may stand.</summary>
    public override string ToString() => Command.GetType().Name;
}

/// <summary>What became of a command.</summary>
public enum Outcome
{
    /// <summary>Committed, or nothing was to do. HTTP 200.</summary>
    Done,
    /// <summary>A rule said no. HTTP 409.</summary>
    Refused,
    /// <summary>No such thing, or not in the caller's place. HTTP 404.</summary>
    Unknown,
    /// <summary>The thing has another version than the caller asked for. HTTP 412.</summary>
    Stale,
    /// <summary>The key was used before for another command. HTTP 422.</summary>
    KeyReused,
    /// <summary>Nothing was decided: the grain's queue is full. HTTP 503, try again with the same key.</summary>
    Busy,
    /// <summary>
    /// Not known to be committed: the journal failed or another activation was ahead. Try again with the same key.
    /// HTTP 503 once trying again was of no use.
    /// </summary>
    Unsure,
}

/// <summary>The answer to an <see cref="Envelope"/>.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Version">The version that holds its effect, when done.</param>
/// <param name="View">The view at that version as UTF-8 JSON, when done.</param>
/// <param name="Refusal">The rule's code, when refused.</param>
[GenerateSerializer, Immutable, Alias("journal.answer")]
public sealed record Answer(Outcome Outcome, long Version, ReadOnlyMemory<byte> View, string? Refusal = null)
{
    /// <summary>An answer that carries nothing but its outcome.</summary>
    public static Answer Of(Outcome outcome) => new(outcome, 0, default);
}

/// <summary>A grain that takes commands. Every kind's grain is one; its key is the thing's id.</summary>
[Alias("journal.target")]
public interface ICommandTarget : IGrainWithStringKey
{
    /// <summary>
    /// Decides the command and answers when its effect is committed. Commands are decided in the order they arrive;
    /// many wait together for one commit. At most 4,096 wait; one more is answered <see cref="Outcome.Busy"/>.
    /// </summary>
    [Alias("send")]
    ValueTask<Answer> Send(Envelope envelope);

    /// <summary>Looks whether a deadline has passed, and sends again what others were not told yet.</summary>
    [Alias("wake")]
    ValueTask Wake();
}
