using System.Text.Json;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Coordination.Core.Journal;

/// <summary>A state saved aside, so that a long stream loads fast. A cache: losing it costs time, never data.</summary>
[GenerateSerializer, Alias("journal.snapshot")]
public sealed class Snapshot
{
    /// <summary>The version of the stream that the state holds; 0 for none.</summary>
    [Id(0)] public long Version { get; set; }

    /// <summary>The state's <c>Format</c>.</summary>
    [Id(1)] public int Format { get; set; }

    /// <summary>The state as JSON.</summary>
    [Id(2)] public string State { get; set; } = "";

    /// <summary>The command memory as JSON.</summary>
    [Id(3)] public string Memory { get; set; } = "";
}

/// <summary>Reads and writes the snapshot of one grain. Failures are logged and otherwise of no consequence.</summary>
internal sealed class SnapshotFile<TState>(IGrainStorage storage, GrainId grain, int format, ILogger logger)
    where TState : class
{
    private readonly GrainState<Snapshot> _held = new(new Snapshot());
    private bool _known;

    /// <summary>The version last saved or read.</summary>
    public long Version => _held.State?.Version ?? 0;

    public async Task<(TState State, CommandMemory Memory)?> Read()
    {
        try
        {
            await storage.ReadStateAsync("snapshot", grain, _held);
            _known = true;
            _held.State ??= new Snapshot();
            var saved = _held.State;
            if (saved.Version == 0 || saved.Format != format) return null;
            var memory = CommandMemory.Load(JsonSerializer.Deserialize<CommandMemory.Saved>(saved.Memory, StoredJson.Options)!);
            return memory is null ? null : (JsonSerializer.Deserialize<TState>(saved.State, StoredJson.Options)!, memory);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The snapshot of {Grain} cannot be read; its history is replayed instead", grain);
            return null;
        }
    }

    public async Task Write(long version, TState state, CommandMemory memory)
    {
        try
        {
            if (!_known) await storage.ReadStateAsync("snapshot", grain, _held);
            _known = true;
            _held.State = new Snapshot
            {
                Version = version,
                Format = format,
                State = JsonSerializer.Serialize(state, StoredJson.Options),
                Memory = JsonSerializer.Serialize(memory.Save(), StoredJson.Options),
            };
            await storage.WriteStateAsync("snapshot", grain, _held);
        }
        catch (Exception e)
        {
            _known = false;
            logger.LogWarning(e, "The snapshot of {Grain} cannot be written; the next one will do", grain);
        }
    }
}
