using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Boards;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Coordination.LoadTests.Walls;

/// <summary>
/// SignalR's JSON protocol, but a frame that reaches many walls is decoded once: this machine plays a hundred
/// screens, each of which would decode it with a processor of its own. Frames are the same only when all their bytes
/// are. Whatever is not a frame goes the usual way.
/// </summary>
/// <param name="inner">The usual way.</param>
/// <param name="frame">The record of the frames that this connection gets.</param>
internal sealed class FrameProtocol(IHubProtocol inner, Type frame) : IHubProtocol
{
    private const byte End = 0x1e;
    private const int Slots = 256;
    private static readonly Shared?[] Known = new Shared?[Slots];

    public string Name => inner.Name;
    public int Version => inner.Version;
    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        message = null;
        if (input.PositionOf(End) is not { } end) return false;
        var raw = input.Slice(0, end);
        var rented = ArrayPool<byte>.Shared.Rent((int)raw.Length);
        try
        {
            raw.CopyTo(rented);
            message = Read(rented.AsSpan(0, (int)raw.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
        if (message is null) return inner.TryParseMessage(ref input, binder, out message);
        input = input.Slice(input.GetPosition(1, end));
        return true;
    }

    /// <summary>An item of a stream, or an invocation with a number and a frame; null for anything else.</summary>
    private HubMessage? Read(ReadOnlySpan<byte> message)
    {
        var item = "{\"type\":2,\"invocationId\":\""u8;
        var invocation = "{\"type\":1,\"target\":\""u8;
        if (message.StartsWith(item) && TryTake(message[item.Length..], "\",\"item\":"u8, out var id, out var json))
            return json.EndsWith("}}"u8) ? new StreamItemMessage(Encoding.UTF8.GetString(id), Of(json[..^1])) : null;
        if (!message.StartsWith(invocation) || !TryTake(message[invocation.Length..], "\",\"arguments\":["u8, out var target, out var arguments)) return null;
        return TryTake(arguments, ","u8, out var number, out json) && json.EndsWith("}]}"u8)
            && Utf8Parser.TryParse(number, out long sent, out var digits) && digits == number.Length
                ? new InvocationMessage(Encoding.UTF8.GetString(target), [sent, Of(json[..^2])])
                : null;
    }

    private static bool TryTake(ReadOnlySpan<byte> text, ReadOnlySpan<byte> mark, out ReadOnlySpan<byte> before, out ReadOnlySpan<byte> after)
    {
        var at = text.IndexOf(mark);
        before = at < 0 ? [] : text[..at];
        after = at < 0 ? [] : text[(at + mark.Length)..];
        return at >= 0;
    }

    private Frame Of(ReadOnlySpan<byte> json)
    {
        ref var slot = ref Known[XxHash3.HashToUInt64(json) % Slots];
        if (Volatile.Read(ref slot) is { } known && json.SequenceEqual(known.Json)) return known.Frame;
        var read = (Frame)JsonSerializer.Deserialize(json, frame, WireJson.Options)!;
        Volatile.Write(ref slot, new Shared(json.ToArray(), read));
        return read;
    }

    private sealed record Shared(byte[] Json, Frame Frame);
}
