using System.Buffers;
using System.Text;
using Coordination.LoadTests.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.LoadTests.Baselines;

/// <summary>
/// The bare endpoint: reads each request's body and answers with as many bytes as the real answers have, and does
/// nothing else. Verb <c>echo-server BYTES</c>.
/// </summary>
internal static class EchoServer
{
    public const string Verb = "echo-server";
    private const string Command = "{\"kind\":";

    public static Task<int> Run(int answerBytes)
    {
        var app = ChildServer.Bare().Build();
        var single = Encoding.UTF8.GetBytes(Padded("{\"version\":1,\"view\":\"", "\"}", answerBytes));
        var one = Padded("{\"status\":200,\"version\":1,\"view\":\"", "\",\"refusal\":null,\"detail\":null}", answerBytes);
        app.MapPost("/api/{kind}/{id}/{command}", async context =>
        {
            await Count(context, []);
            await Answer(context, single);
        });
        app.MapPost("/api/commands", async context =>
        {
            var commands = await Count(context, Encoding.UTF8.GetBytes(Command));
            await Answer(context, Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat(one, commands)) + "]"));
        });
        return ChildServer.Serve(app);
    }

    private static string Padded(string before, string after, int length) =>
        before + new string('x', Math.Max(0, length - before.Length - after.Length)) + after;

    private static async Task Answer(HttpContext context, byte[] answer)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    /// <summary>Reads the whole body and counts <paramref name="what"/> in it; nothing is counted for an empty one.</summary>
    private static async Task<int> Count(HttpContext context, byte[] what)
    {
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            if (!read.IsCompleted)
            {
                context.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            var count = what.Length == 0 ? 0 : Occurrences(read.Buffer.ToArray(), what);
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            return count;
        }
    }

    private static int Occurrences(ReadOnlySpan<byte> body, ReadOnlySpan<byte> what)
    {
        var count = 0;
        for (var at = body.IndexOf(what); at >= 0; at = body.IndexOf(what))
        {
            count++;
            body = body[(at + what.Length)..];
        }
        return count;
    }
}
