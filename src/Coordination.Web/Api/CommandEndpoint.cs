using System.Buffers.Text;
using System.Globalization;
using System.IO.Pipelines;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary><c>POST /api/{kind}/{id}/{command}</c>. The hot path: no binding, the view goes out as the grain gave it.</summary>
internal sealed class CommandEndpoint(CommandGate gate, TimeProvider clock)
{
    public async ValueTask<Reply> Send(Kind kind, string command, HttpContext context, Caller caller)
    {
        var request = context.Request;
        if (request.QueryString.HasValue) return Reply.Bad(Codes.QueryUnknown, request.Query.Keys.FirstOrDefault());
        if (!TryKey(request, out var key)) return Reply.Bad(Codes.KeyMalformed, "Idempotency-Key");
        if (!TryVersion(request, out var version)) return Reply.Bad(Codes.VersionMalformed, "If-Match");
        if (await Bodies.Read(context, Bodies.Small) is not { } body) return Bodies.TooLarge;

        var answer = await gate.Send(
            caller, kind.Name, (string)request.RouteValues["id"]!, command, key, body, version, context.RequestAborted);
        if (answer.Answer is not { } done) return Reply.Problem(answer.Status, answer.Code!, answer.At);
        await Write(context.Response, done.Version, done.View);
        return Reply.Written;
    }

    /// <summary>Writes <c>{"version":n,"view":…}</c> with the version as ETag.</summary>
    public static async Task Write(HttpResponse response, long version, ReadOnlyMemory<byte> view)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json";
        response.Headers.ETag = Tag(version);
        response.ContentLength = Put(response.BodyWriter, version, view.Span);
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }

    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static int Put(PipeWriter to, long version, ReadOnlySpan<byte> view)
    {
        var span = to.GetSpan(view.Length + 48);
        var at = Copy("{\"version\":"u8, span);
        Utf8Formatter.TryFormat(version, span[at..], out var digits);
        at += digits;
        at += Copy(",\"view\":"u8, span[at..]);
        at += Copy(view, span[at..]);
        span[at++] = (byte)'}';
        to.Advance(at);
        return at;
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }

    private bool TryKey(HttpRequest request, out string key)
    {
        var given = request.Headers["Idempotency-Key"];
        key = given.Count == 1 ? given[0]! : given.Count == 0 ? WorkId.New(clock) : "";
        return key.Length > 0;
    }

    private static bool TryVersion(HttpRequest request, out long? version)
    {
        version = null;
        var given = request.Headers.IfMatch;
        if (given.Count == 0 || given is ["*"]) return true;
        if (given is not [{ Length: > 2 } tag] || tag[0] != '"' || tag[^1] != '"') return false;
        if (!long.TryParse(tag.AsSpan(1..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        version = number;
        return true;
    }
}
