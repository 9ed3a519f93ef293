using System.Text.Json;
using Coordination.Core.Journal;
using Orleans.Storage;

namespace Coordination.Storage.Silo;

/// <summary>Snapshots as stored JSON.</summary>
internal sealed class SnapshotSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, StoredJson.Options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input, StoredJson.Options)!;
}
