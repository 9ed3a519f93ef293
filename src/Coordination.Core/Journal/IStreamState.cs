namespace Coordination.Core.Journal;

/// <summary>The state of one stream and its rules. Immutable; pure: no clock, no I/O, no randomness.</summary>
public interface IStreamState<TSelf, TCommand, TEvent> where TSelf : class, IStreamState<TSelf, TCommand, TEvent>
{
    /// <summary>Grows when the shape of the state or the meaning of <see cref="Apply"/> changes; older snapshots are then left aside.</summary>
    static abstract int Format { get; }

    /// <summary>The state before the first event.</summary>
    static abstract TSelf Empty(string id);

    /// <summary>The area code the thing stands at, or would with this command; null when neither says.</summary>
    string? Place(TCommand command);

    /// <summary>What the rules say of the command. <paramref name="now"/> is UTC.</summary>
    Verdict<TEvent> Decide(TCommand command, Actor by, DateTimeOffset now);

    /// <summary>The state after the event. Takes every event ever recorded and refuses none.</summary>
    TSelf Apply(TEvent happened);

    /// <summary>The view and what lists find it by; the JSON body is filled in by the caller.</summary>
    ViewRow Row();
}

/// <summary>A state with a deadline.</summary>
public interface IWakes<TCommand>
{
    /// <summary>The command that the house sends once <see cref="ViewRow.AlarmAt"/> has passed; null when there is nothing to do.</summary>
    TCommand? OnWake(DateTimeOffset now);
}

/// <summary>A state whose changes concern other streams.</summary>
public interface ITells<TSelf>
{
    /// <summary>
    /// Who is told what by the commit with <paramref name="version"/> that led here from <paramref name="before"/>:
    /// a stream (<c>kind/id</c>) and a command of its feature. Each stream at most once.
    /// </summary>
    IEnumerable<(string Target, object Command)> Tells(TSelf before, long version);
}
