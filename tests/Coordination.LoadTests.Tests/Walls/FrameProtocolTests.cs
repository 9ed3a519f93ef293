using System.Buffers;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Worklist;
using Coordination.LoadTests.Walls;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace Coordination.LoadTests.Tests.Walls;

public sealed class FrameProtocolTests
{
    private static readonly JsonHubProtocol Usual = new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions
    {
        PayloadSerializerOptions = WireJson.Configure(new System.Text.Json.JsonSerializerOptions()),
    }));

    private readonly FrameProtocol _protocol = new(Usual, typeof(AreaFrame));

    [Fact]
    public void A_frame_is_read_as_the_usual_protocol_reads_it()
    {
        var sent = Usual.GetMessageBytes(new StreamItemMessage("7", Frame(3)));
        var (own, usual) = (One<StreamItemMessage>(_protocol, sent), One<StreamItemMessage>(Usual, sent));

        Assert.Equal("7", own.InvocationId);
        Assert.Equal(Usual.GetMessageBytes(usual).ToArray(), Usual.GetMessageBytes(own).ToArray());
        Assert.Equal(new Tile("grids/990001001001001", 3, GridLevel.Busy, 1, 2, 0), Assert.Single(((AreaFrame)own.Item!).Tiles));
    }

    [Fact]
    public void Each_connection_reads_the_frames_of_its_own_board()
    {
        var sent = new WorklistFrame("worklist/1", 3, FrameKind.Delta, DateTimeOffset.UnixEpoch, null, [], ["matters/1"], new WorkCounts(2, 1));
        var read = One<StreamItemMessage>(new FrameProtocol(Usual, typeof(WorklistFrame)), Usual.GetMessageBytes(new StreamItemMessage("1", sent))).Item;

        Assert.Equal(sent with { Items = [], Gone = [] }, Assert.IsType<WorklistFrame>(read) with { Items = [], Gone = [] });
        Assert.Equal(["matters/1"], ((WorklistFrame)read).Gone);
    }

    [Fact]
    public void A_frame_of_an_older_server_that_writes_zeros_is_read_too()
    {
        var json = """{"type":2,"invocationId":"1","item":{"board":"area/990001","sequence":3,"kind":"delta","at":"2026-01-01T00:00:00+00:00","newest":null,"tiles":[{"id":"grids/990001001001001","version":3,"level":"calm","onDuty":0,"open":0,"overdue":0}],"places":[],"ticker":[]}}""";
        var read = One<StreamItemMessage>(_protocol, System.Text.Encoding.UTF8.GetBytes(json + "\u001e")).Item;

        Assert.Equal(new Tile("grids/990001001001001", 3, GridLevel.Calm), Assert.Single(((AreaFrame)read!).Tiles));
    }

    [Fact]
    public void Walls_share_what_is_the_same_to_the_byte_and_nothing_else()
    {
        var first = One<StreamItemMessage>(_protocol, Usual.GetMessageBytes(new StreamItemMessage("1", Frame(4)))).Item;
        var same = One<StreamItemMessage>(new FrameProtocol(Usual, typeof(AreaFrame)), Usual.GetMessageBytes(new StreamItemMessage("2", Frame(4)))).Item;
        var other = One<StreamItemMessage>(_protocol, Usual.GetMessageBytes(new StreamItemMessage("1", Frame(5)))).Item;

        Assert.Same(first, same);
        Assert.Equal(5, ((AreaFrame)other!).Tiles[0].Version);
    }

    [Fact]
    public void A_broadcast_with_its_moment_is_read_too()
    {
        var read = One<InvocationMessage>(_protocol, Usual.GetMessageBytes(new InvocationMessage("Frame", [123L, Frame(6)])));

        Assert.Equal("Frame", read.Target);
        Assert.Equal(123L, read.Arguments[0]);
        Assert.Equal(6, ((AreaFrame)read.Arguments[1]!).Tiles[0].Version);
    }

    [Fact]
    public void What_is_no_frame_goes_the_usual_way_and_half_a_message_waits()
    {
        HubMessage[] others = [PingMessage.Instance, CompletionMessage.WithError("1", "board.unknown"), new CloseMessage("over")];
        var stream = new ReadOnlySequence<byte>([
            .. Usual.GetMessageBytes(new StreamItemMessage("1", Frame(8))).Span,
            .. others.SelectMany(message => Usual.GetMessageBytes(message).ToArray()),
            .. Usual.GetMessageBytes(new StreamItemMessage("1", Frame(9))).Span[..40],
        ]);
        var read = new List<HubMessage>();
        while (_protocol.TryParseMessage(ref stream, Binder.One, out var message)) read.Add(message);

        Assert.Equal(
            [typeof(StreamItemMessage), typeof(PingMessage), typeof(CompletionMessage), typeof(CloseMessage)],
            read.Select(message => message.GetType()));
        Assert.Equal(40, stream.Length);
    }

    private static T One<T>(IHubProtocol protocol, ReadOnlyMemory<byte> sent) where T : HubMessage
    {
        var input = new ReadOnlySequence<byte>(sent);
        Assert.True(protocol.TryParseMessage(ref input, Binder.One, out var message));
        Assert.True(input.IsEmpty);
        return Assert.IsType<T>(message);
    }

    private static AreaFrame Frame(int version) => new(
        "area/990001", version, FrameKind.Delta, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch,
        [new Tile("grids/990001001001001", version, GridLevel.Busy, 1, 2, 0)], [], []);

    private sealed class Binder : IInvocationBinder
    {
        public static readonly Binder One = new();

        public Type GetReturnType(string invocationId) => typeof(object);

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [typeof(long), typeof(AreaFrame)];

        public Type GetStreamItemType(string streamId) => typeof(AreaFrame);
    }
}
