using System.Text.Json;
using Coordination.Contracts;

namespace Coordination.Core.Journal;

/// <summary>Folds one stream's history.</summary>
public abstract class StreamFold
{
    /// <summary>The feature's abstract event record.</summary>
    public abstract Type EventBase { get; }

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
    public override ViewRow Row(string id, IEnumerable<StoredCommit> commits)
    {
        var state = TState.Empty(id);
        foreach (var commit in commits)
            foreach (var entry in CommitBody.Read<TEvent>(commit.Body))
                foreach (var happened in entry.Events)
                    state = state.Apply(happened);
        return state.Row();
    }
}

internal static class ViewRows
{
    /// <summary>Fills in the JSON body.</summary>
    public static ViewRow WithBody(this ViewRow row) =>
        row with { Body = JsonSerializer.SerializeToUtf8Bytes(row.View, row.View!.GetType(), WireJson.Options) };
}
