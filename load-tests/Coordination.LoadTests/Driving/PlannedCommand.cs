namespace Coordination.LoadTests.Driving;

/// <summary>A thing that the run sends commands to.</summary>
internal readonly record struct Target(string Kind, string Id)
{
    /// <summary>Its stream.</summary>
    public override string ToString() => $"{Kind}/{Id}";
}

/// <summary>One command to be sent, until it is acknowledged, under one key.</summary>
/// <param name="Number">Its place in the <see cref="Ledger"/>.</param>
/// <param name="Key">The idempotency key, by which history is searched for it.</param>
/// <param name="Target">The thing.</param>
/// <param name="Account">Who sends it; see <see cref="Generation.Workforce"/>.</param>
/// <param name="Body">The command record of Contracts.</param>
internal sealed record PlannedCommand(int Number, string Key, Target Target, int Account, object Body);

/// <summary>What became of one attempt.</summary>
internal enum SendOutcome
{
    /// <summary>Committed, as the server says.</summary>
    Acknowledged,
    /// <summary>The server said no: it must not be in history.</summary>
    Refused,
    /// <summary>No answer, or one that says try again: it may be in history.</summary>
    Unsure,
}

/// <param name="Outcome">What became of it.</param>
/// <param name="Version">The thing's version that holds it, when acknowledged.</param>
/// <param name="Why">A status or a code, when not acknowledged.</param>
internal readonly record struct SendResult(SendOutcome Outcome, long Version, string? Why = null);

/// <summary>Sends a command once. Must not throw but for cancellation.</summary>
internal interface ICommandSender
{
    /// <summary>The mean size of the answers so far.</summary>
    int AnswerBytes { get; }

    ValueTask<SendResult> Send(PlannedCommand command, CancellationToken stop);
}
