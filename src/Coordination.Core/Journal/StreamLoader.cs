using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Coordination.Core.Journal;

/// <summary>Loads one stream: a short one from its commits alone, a long one from its snapshot and the commits after it.</summary>
internal sealed class StreamLoader<TState, TCommand, TEvent>(
    string stream, string id, IJournal journal, IGrainStorage? storage, GrainId grain, ILogger logger)
    where TState : class, IStreamState<TState, TCommand, TEvent>
{
    /// <summary>A stream with fewer commits than this has no snapshot.</summary>
    public const int Short = 500;

    private const int Growth = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly SnapshotFile<TState>? _file =
        storage is null ? null : new SnapshotFile<TState>(storage, grain, TState.Format, logger);

    /// <summary>The version last saved aside; no storage never asks to be saved.</summary>
    public long SavedVersion => _file?.Version ?? long.MaxValue;

    /// <summary>True about every 500 commits; the longer the stream, the larger its snapshot and the rarer it is written.</summary>
    public bool IsToSave(long version) => version - SavedVersion >= Math.Max(Short, version / Growth);

    public async Task<(long Version, TState State, CommandMemory Memory)> Load(CancellationToken stop)
    {
        var (version, state, memory) = (0L, TState.Empty(id), new CommandMemory());
        var page = await journal.Read(stream, 0, Short, stop);
        if (page.Count == Short && _file is not null && await _file.Read() is { } saved)
        {
            (version, state, memory) = (_file.Version, saved.State, saved.Memory);
            page = await journal.Read(stream, version, Short, stop);
        }
        await foreach (var commit in Onward(page, long.MaxValue, stop))
        {
            foreach (var entry in CommitBody.Read<TEvent>(commit.Body))
            {
                memory.Add(entry.Key, new Remembered(entry.Hash, commit.Version));
                foreach (var happened in entry.Events) state = state.Apply(happened);
            }
            version = commit.Version;
        }
        return (version, state, memory);
    }

    /// <summary>Saves aside; a failure is logged and of no consequence.</summary>
    public Task Save(long version, TState state, CommandMemory memory) => _file!.Write(version, state, memory);

    /// <summary>The recorded command with that key, if the commit of one of these versions holds it.</summary>
    public async Task<Remembered?> Find(string key, IReadOnlyList<long> versions)
    {
        using var patience = new CancellationTokenSource(Patience);
        foreach (var version in versions)
            foreach (var commit in await journal.Read(stream, version - 1, 1, patience.Token))
                foreach (var entry in CommitBody.Read<JsonElement>(commit.Body))
                    if (entry.Key == key)
                        return new Remembered(entry.Hash, commit.Version);
        return null;
    }

    /// <summary>The view as it was at that version, as UTF-8 JSON: as its commit kept it, else folded from history.</summary>
    public async Task<ReadOnlyMemory<byte>> ViewAt(long version)
    {
        using var patience = new CancellationTokenSource(Patience);
        if (await journal.ViewAt(stream, version, patience.Token) is { } kept) return kept.Body;
        var state = TState.Empty(id);
        await foreach (var commit in Commits(version, patience.Token))
            foreach (var entry in CommitBody.Read<TEvent>(commit.Body))
                foreach (var happened in entry.Events)
                    state = state.Apply(happened);
        return state.Row().WithBody().Body;
    }

    private async IAsyncEnumerable<StoredCommit> Commits(long upTo, [EnumeratorCancellation] CancellationToken stop)
    {
        var first = await journal.Read(stream, 0, (int)Math.Min(Short, upTo), stop);
        await foreach (var commit in Onward(first, upTo, stop)) yield return commit;
    }

    private async IAsyncEnumerable<StoredCommit> Onward(
        IReadOnlyList<StoredCommit> page, long upTo, [EnumeratorCancellation] CancellationToken stop)
    {
        while (true)
        {
            foreach (var commit in page) yield return commit;
            if (page.Count < Short || page[^1].Version >= upTo) yield break;
            page = await journal.Read(stream, page[^1].Version, (int)Math.Min(Short, upTo - page[^1].Version), stop);
        }
    }
}
