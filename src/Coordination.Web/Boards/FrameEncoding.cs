using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Contracts;
using Coordination.Contracts.Boards;
using MessagePack;
using MessagePack.Formatters;

namespace Coordination.Web.Boards;

/// <summary>Encodes each frame once for all its viewers, in JSON and, in the same shape, in MessagePack.</summary>
public sealed class FrameEncoding
{
    private static readonly ConditionalWeakTable<Frame, FrameEncoding> Known = [];
    private readonly Lazy<byte[]> _json;
    private readonly Lazy<byte[]> _messagePack;

    private FrameEncoding(Frame frame)
    {
        _json = new Lazy<byte[]>(() => JsonSerializer.SerializeToUtf8Bytes(frame, frame.GetType(), WireJson.Options));
        _messagePack = new Lazy<byte[]>(() => MessagePackSerializer.ConvertFromJson(Encoding.UTF8.GetString(_json.Value)));
    }

    /// <summary>The frame as UTF-8 JSON; not a copy.</summary>
    public static byte[] Json(Frame frame) => Of(frame)._json.Value;

    /// <summary>The frame as MessagePack: maps with the JSON's member names; not a copy.</summary>
    public static byte[] MessagePack(Frame frame) => Of(frame)._messagePack.Value;

    private static FrameEncoding Of(Frame frame) => Known.GetValue(frame, one => new FrameEncoding(one));
}

/// <summary>Writes a frame's shared JSON.</summary>
internal sealed class FrameJsonConverter : JsonConverter<Frame>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(Frame));

    public override Frame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("A server takes no frames.");

    public override void Write(Utf8JsonWriter writer, Frame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(FrameEncoding.Json(value), skipInputValidation: true);
}

/// <summary>Writes a frame's shared MessagePack, of whatever board kind it is.</summary>
internal sealed class FrameResolver : IFormatterResolver
{
    public static FrameResolver Instance { get; } = new();

    public IMessagePackFormatter<T>? GetFormatter<T>() => typeof(T).IsAssignableTo(typeof(Frame)) ? new Formatter<T>() : null;

    private sealed class Formatter<T> : IMessagePackFormatter<T>
    {
        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            throw new MessagePackSerializationException("A server takes no frames.");

        public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options)
        {
            if (value is Frame frame) writer.WriteRaw(FrameEncoding.MessagePack(frame));
            else writer.WriteNil();
        }
    }
}

/// <summary>Carries a value in MessagePack in the shape that it has in JSON.</summary>
internal sealed class JsonShapeFormatter<T> : IMessagePackFormatter<T?>
{
    public T? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        using var json = new StringWriter();
        MessagePackSerializer.ConvertToJson(ref reader, json, options);
        return JsonSerializer.Deserialize<T>(json.ToString(), WireJson.Options);
    }

    public void Serialize(ref MessagePackWriter writer, T? value, MessagePackSerializerOptions options)
    {
        using var json = new StringReader(JsonSerializer.Serialize(value, WireJson.Options));
        MessagePackSerializer.ConvertFromJson(json, ref writer, options);
    }
}
