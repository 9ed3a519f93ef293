using Coordination.Contracts.Gate;

namespace Coordination.Core.Journal;

/// <summary>The state of one stream and its rules. Immutable; pure: no clock, no I/O, no randomness.</summary>
public interface IStreamState<TSelf, TCommand, TEvent> where TSelf : class, IStreamState<TSelf, TCommand, TEvent>
{
    /// <summary>What the feature says of itself; found by a scan at start.</summary>
    static abstract Kind Kind { get; }

    /// <summary>Grows when the shape of the state or the meaning of <see cref="Apply"/> changes; older snapshots and kept views are then left aside.</summary>
    static abstract int Format { get; }

    /// <summary>The state before the first event.</summary>
    static abstract TSelf Empty(string id);

    /// <summary>Where the thing stands, or would with this command; null when neither says.</summary>
    Standing? Stands(TCommand command);

    /// <summary>What the rules say of the command.</summary>
    Verdict<TEvent> Decide(TCommand command, DecisionContext context);

    /// <summary>The state after the event. Takes every event ever recorded and refuses none.</summary>
    TSelf Apply(TEvent happened);

    /// <summary>The view and what lists find it by; the JSON body is filled in by the caller.</summary>
    ViewRow Row();
}

/// <summary>What a rule may look at beside its state.</summary>
/// <param name="By">Who asks, with the places where that one may.</param>
/// <param name="Now">UTC.</param>
/// <param name="Key">The command's key: ids of new things come from it.</param>
/// <param name="Settings">The kind's settings; null when it has none.</param>
/// <param name="Gathered">What <see cref="IGathers{TCommand}"/> asked for; null when nothing was.</param>
public sealed record DecisionContext(
    Actor By, DateTimeOffset Now, CommandKey Key, object? Settings = null, ViewPage? Gathered = null);

/// <summary>A state with a deadline.</summary>
public interface IWakes<TCommand>
{
    /// <summary>
    /// The command that the server sends once <see cref="ViewRow.AlarmAt"/> has passed; null when there is nothing to do.
    /// Asked again at once as long as it leads to a commit: deadlines that passed together are met one after the other. So
    /// its rule doesn't refuse: what can't be done any more takes the deadline away.
    /// </summary>
    TCommand? OnWake(DateTimeOffset now);
}

/// <summary>A state with a <see cref="Sweep"/>; while it isn't over <see cref="ViewRow.AlarmAt"/> has passed.</summary>
public interface ISweeps<TCommand>
{
    /// <summary>
    /// The command that the server sends for the next page; null when no sweep is under way. Asked when what the stream
    /// sent is delivered, but for what a target puts off: so a sweep has one page under way, however many there are.
    /// </summary>
    TCommand? NextPage();
}

/// <summary>A state whose changes concern the rules of other streams.</summary>
public interface INotifies<TSelf>
{
    /// <summary>
    /// Who is sent what because of the one command that led here from <paramref name="before"/>: a stream (<c>kind/id</c>)
    /// and a command of its feature. Each stream at most once.
    /// </summary>
    IEnumerable<(string Target, object Command)> Notifications(TSelf before);
}

/// <summary>A state that wants to know what became of what it sent.</summary>
public interface IHears<TCommand>
{
    /// <summary>The command to itself that the outcome is worth; null when it changes nothing.</summary>
    /// <param name="sent">What was sent, to whom.</param>
    /// <param name="refusal">Null when it was done; else the rule's code, or a <see cref="DeadLetter"/> reason.</param>
    TCommand? OnHeard(Message sent, string? refusal);
}

/// <summary>A state whose rules must know of others.</summary>
public interface IGathers<TCommand>
{
    /// <summary>
    /// What is to be looked up before the command is decided, at most 1,000 views; null for nothing. The rule records
    /// what it took from the answer in its events, so that history replays without asking again.
    /// </summary>
    ViewQuery? Gather(TCommand command);
}

/// <summary>A state that keeps more than its view beside it: rosters, papers. Read by <c>GET /api/{kind}/{id}/details</c>.</summary>
public interface IDetailed<TSelf>
{
    /// <summary>True when the details are those of <paramref name="before"/>: nothing is written then.</summary>
    bool HasDetailsOf(TSelf before);

    /// <summary>The record to keep.</summary>
    object Details();
}
