using System.Buffers;
using System.Text.Json;
using Coordination.Contracts;

namespace Coordination.Web.Api;

/// <summary>Answers with JSON that is written by hand, whole or not at all.</summary>
internal static class JsonBody
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = WireJson.Options.Encoder };

    public static async ValueTask<Reply> Send(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        await using (var json = new Utf8JsonWriter(buffer, Options)) write(json);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
        return Reply.Written;
    }
}
