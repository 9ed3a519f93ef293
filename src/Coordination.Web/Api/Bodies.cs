using System.Buffers;
using System.IO.Pipelines;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Web.Api;

/// <summary>Reads request bodies up to a bound.</summary>
internal static class Bodies
{
    /// <summary>Of one command or form.</summary>
    public const int Small = 64 * 1024;

    /// <summary>The whole body; null when it is longer than <paramref name="most"/> bytes.</summary>
    public static async ValueTask<byte[]?> Read(HttpContext context, int most)
    {
        if (context.Request.ContentLength > most) return null;
        if (most > Small && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
            bound.MaxRequestBodySize = most;
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await Next(reader, context);
            if (read.Buffer.Length > most) return null;
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> Next(PipeReader reader, HttpContext context)
    {
        try
        {
            var pending = reader.ReadAsync(CancellationToken.None);
            if (pending.IsCompletedSuccessfully) return pending.Result;
            // A read that a token ends counts as under way for ever, and the server can't read the rest away.
            await using var early = context.RequestAborted.UnsafeRegister(one => ((PipeReader)one!).CancelPendingRead(), reader);
            var read = await pending;
            if (!read.IsCanceled) return read;
            reader.AdvanceTo(read.Buffer.Start);
            throw new OperationCanceledException(context.RequestAborted);
        }
        catch (ConnectionResetException)
        {
            // So does one that the sender ended; there is no rest.
            context.Abort();
            throw;
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            // A chunk whose size is no number of 32 bits is told as trouble of the connection.
            throw new BadHttpRequestException("The body can't be read.", broken);
        }
    }

    /// <summary>The body as a record; else the problem to answer.</summary>
    public static async ValueTask<(T? Value, Reply Problem)> Read<T>(HttpContext context) where T : class
    {
        if (!context.Request.HasJsonContentType()) return (null, Reply.Problem(StatusCodes.Status415UnsupportedMediaType, Codes.BodyNotJson));
        if (await Read(context, Small) is not { } body) return (null, TooLarge);
        return StrictJson.Read<T>(body, out var value) is { } fault ? (null, Reply.Bad(fault.Code, fault.At)) : (value, default);
    }

    /// <summary>What to answer when the server could not read the request to its end.</summary>
    public static Reply Problem(BadHttpRequestException broken) => broken.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status408RequestTimeout => Reply.Problem(StatusCodes.Status408RequestTimeout, Codes.BodyTooSlow),
        _ => Reply.Bad(Codes.BodyMalformed),
    };

    public static Reply TooLarge { get; } = Reply.Problem(StatusCodes.Status413PayloadTooLarge, Codes.BodyTooLarge);
}
