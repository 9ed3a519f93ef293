using System.Text.Json;
using Coordination.Contracts;

namespace Coordination.Core.Journal;

/// <summary>Folds one stream's history.</summary>
public abstract class StreamFold
{
    /// <summary>The feature's abstract event record.</summary>
    public abstract Type EventBase { get; }

    /// <summary>The state's format; a view kept under another one is folded anew.</summary>
    public abstract int Format { get; }

    /// <summary>The view row with its body, and the details as UTF-8 JSON (empty for none), after these commits.</summary>
    public abstract (ViewRow Row, ReadOnlyMemory<byte> Details) Whole(string id, IEnumerable<StoredCommit> commits);

    /// <summary>The view row after these commits of the stream with that id, in order; the body is not filled in.</summary>
    public abstract ViewRow Row(string id, IEnumerable<StoredCommit> commits);
}

/// <inheritdoc/>
public sealed class StreamFold<TState, TCommand, TEvent> : StreamFold
    where TState : class, IStreamState<TState, TCommand, TEvent>
{
    /// <inheritdoc/>
    public override Type EventBase => typeof(TEvent);

    /// <inheritdoc/>
    public override int Format => TState.Format;

    /// <inheritdoc/>
    public override ViewRow Row(string id, IEnumerable<StoredCommit> commits) => State(id, commits).Row();

    /// <inheritdoc/>
    public override (ViewRow Row, ReadOnlyMemory<byte> Details) Whole(string id, IEnumerable<StoredCommit> commits)
    {
        var state = State(id, commits);
        return (state.Row().WithBody(), state is IDetailed<TState> detailed
            ? JsonSerializer.SerializeToUtf8Bytes(detailed.Details(), WireJson.Options)
            : default(ReadOnlyMemory<byte>));
    }

    private static TState State(string id, IEnumerable<StoredCommit> commits)
    {
        var state = TState.Empty(id);
        foreach (var commit in commits)
            foreach (var entry in CommitBody.Read<TEvent>(commit.Body))
                foreach (var happened in entry.Events)
                    state = state.Apply(happened);
        return state;
    }
}
