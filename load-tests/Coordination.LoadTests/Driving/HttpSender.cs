using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Coordination.Contracts;

namespace Coordination.LoadTests.Driving;

/// <summary>One command per request.</summary>
internal sealed class HttpSender(HttpMessageInvoker http, Uri url, IBearers bearers) : ICommandSender
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private long _answers, _answerBytes;

    public int AnswerBytes => (int)(Interlocked.Read(ref _answerBytes) / Math.Max(1, Interlocked.Read(ref _answers)));

    public async ValueTask<SendResult> Send(PlannedCommand command, CancellationToken stop)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(AnswerWithin);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, $"/api/{command.Target.Kind}/{command.Target.Id}/{CommandNames.Of(command.Body)}"))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(command.Body, command.Body.GetType(), WireJson.Options)),
        };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation("Authorization", bearers.Of(command.Account));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", command.Key);
        try
        {
            using var answer = await http.SendAsync(request, bound.Token);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => await Version(answer.Content, bound.Token),
                HttpStatusCode.Unauthorized => await Renewed(command.Account, bound.Token),
                HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                    new SendResult(SendOutcome.Unsure, 0, $"{(int)answer.StatusCode}"),
                _ => new SendResult(SendOutcome.Refused, 0, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(bound.Token)}"),
            };
        }
        catch (Exception failed) when (Http.ServerWentAway(failed) || failed is JsonException)
        {
            return new SendResult(SendOutcome.Unsure, 0, failed.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.Unsure, 0, "no answer in time");
        }
    }

    private async ValueTask<SendResult> Renewed(int account, CancellationToken stop)
    {
        await bearers.Renew(account, stop);
        return new SendResult(SendOutcome.Unsure, 0, "signed in again");
    }

    private async ValueTask<SendResult> Version(HttpContent content, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)(content.Headers.ContentLength ?? 4096));
        try
        {
            await using var body = await content.ReadAsStreamAsync(stop);
            var (length, read) = (0, 0);
            while ((read = await body.ReadAsync(buffer.AsMemory(length), stop)) > 0)
            {
                length += read;
                if (length == buffer.Length) Grow(ref buffer);
            }
            Interlocked.Increment(ref _answers);
            Interlocked.Add(ref _answerBytes, length);
            return new SendResult(SendOutcome.Acknowledged, VersionIn(buffer.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long VersionIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("version"u8))
            {
                reader.Read();
                return reader.GetInt64();
            }
        }
        throw new JsonException("An answer without a version.");
    }

    private static void Grow(ref byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
