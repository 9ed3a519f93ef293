using System.Buffers;
using System.Text.Json;

namespace Coordination.Core.Journal;

/// <summary>One command of a commit with the events it led to.</summary>
/// <param name="Key">The command id.</param>
/// <param name="Hash">Fingerprint of the command and its sender, to tell a repetition from a reused key.</param>
/// <param name="By">The actor's id.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="Events">At least one.</param>
public sealed record CommitEntry<TEvent>(string Key, ulong Hash, string By, DateTimeOffset At, IReadOnlyList<TEvent> Events);

/// <summary>
/// The body of a commit: a JSON array with one object per command,
/// <c>[{"k":key,"h":hash,"by":actor,"at":time,"e":[{"$type":"grids.level-reported.v1",…}]}]</c>.
/// </summary>
public static class CommitBody
{
    /// <summary>The body as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write<TEvent>(IReadOnlyList<CommitEntry<TEvent>> entries)
    {
        var buffer = new ArrayBufferWriter<byte>(256 * entries.Count);
        using var json = new Utf8JsonWriter(buffer, StoredJson.Writer);
        json.WriteStartArray();
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("k"u8, entry.Key);
            json.WriteNumber("h"u8, entry.Hash);
            json.WriteString("by"u8, entry.By);
            json.WriteString("at"u8, entry.At);
            json.WriteStartArray("e"u8);
            foreach (var happened in entry.Events)
                JsonSerializer.Serialize(json, happened, StoredJson.Options);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Reads a body back. With <c>JsonElement</c> for <typeparamref name="TEvent"/> the events stay as they are stored.</summary>
    /// <exception cref="JsonException">The body is not one that <see cref="Write"/> made, or holds an event this version doesn't know.</exception>
    public static IReadOnlyList<CommitEntry<TEvent>> Read<TEvent>(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var entries = new List<CommitEntry<TEvent>>(document.RootElement.GetArrayLength());
        foreach (var item in document.RootElement.EnumerateArray())
            entries.Add(new CommitEntry<TEvent>(
                item.GetProperty("k"u8).GetString()!,
                item.GetProperty("h"u8).GetUInt64(),
                item.GetProperty("by"u8).GetString()!,
                item.GetProperty("at"u8).GetDateTimeOffset(),
                [.. item.GetProperty("e"u8).EnumerateArray().Select(one => one.Deserialize<TEvent>(StoredJson.Options)!)]));
        return entries;
    }
}
