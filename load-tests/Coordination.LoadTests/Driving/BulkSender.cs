using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Coordination.Contracts;
using Coordination.Contracts.Api;

namespace Coordination.LoadTests.Driving;

/// <summary>
/// Many commands per request: each account has one request under way, and what comes meanwhile goes together in its
/// next one. Dispose ends the requests.
/// </summary>
internal sealed class BulkSender : ICommandSender, IAsyncDisposable
{
    private const int Most = 1_000;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    private sealed record Waiting(PlannedCommand Command, TaskCompletionSource<SendResult> Result);

    private readonly HttpMessageInvoker _http;
    private readonly Uri _url;
    private readonly IBearers _bearers;
    private readonly Channel<Waiting>[] _queues;
    private readonly Task _pumps;
    private readonly CancellationTokenSource _ended = new();
    private long _answers, _answerBytes;

    public BulkSender(HttpMessageInvoker http, Uri url, IBearers bearers, int accounts)
    {
        (_http, _url, _bearers) = (http, new Uri(url, "/api/commands"), bearers);
        _queues = [.. Enumerable.Range(0, accounts).Select(_ => Channel.CreateBounded<Waiting>(65_536))];
        _pumps = Task.WhenAll(_queues.Select((queue, account) => Task.Run(() => Pump(queue.Reader, account))));
    }

    public int AnswerBytes => (int)(Interlocked.Read(ref _answerBytes) / Math.Max(1, Interlocked.Read(ref _answers)));

    public async ValueTask<SendResult> Send(PlannedCommand command, CancellationToken stop)
    {
        var result = new TaskCompletionSource<SendResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queues[command.Account].Writer.WriteAsync(new Waiting(command, result), stop);
        return await result.Task.WaitAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var queue in _queues) queue.Writer.Complete();
        await _ended.CancelAsync();
        await _pumps;
        _ended.Dispose();
    }

    private async Task Pump(ChannelReader<Waiting> queue, int account)
    {
        var batch = new List<Waiting>();
        while (await queue.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < Most && queue.TryRead(out var one)) batch.Add(one);
            var results = await Post(batch, account);
            for (var at = 0; at < batch.Count; at++)
                batch[at].Result.SetResult(results is null ? new SendResult(SendOutcome.Unsure, 0, "no answer to the array") : ToResult(results[at]));
        }
    }

    private async Task<List<SentAnswer>?> Post(List<Waiting> batch, int account)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        bound.CancelAfter(AnswerWithin);
        using var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(Body(batch)) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("Authorization", _bearers.Of(account));
        try
        {
            using var answer = await _http.SendAsync(request, bound.Token);
            if (answer.StatusCode is HttpStatusCode.Unauthorized) await _bearers.Renew(account, bound.Token);
            if (answer.StatusCode is not HttpStatusCode.OK) return null;
            var bytes = await answer.Content.ReadAsByteArrayAsync(bound.Token);
            var answers = JsonSerializer.Deserialize<List<SentAnswer>>(bytes, WireJson.Options);
            if (answers?.Count != batch.Count) return null;
            Interlocked.Add(ref _answers, answers.Count);
            Interlocked.Add(ref _answerBytes, bytes.Length);
            return answers;
        }
        catch (Exception failed) when (Http.ServerWentAway(failed) || failed is JsonException or OperationCanceledException)
        {
            return null;
        }
    }

    private static byte[] Body(List<Waiting> batch)
    {
        using var body = new MemoryStream(batch.Count * 256);
        using var json = new Utf8JsonWriter(body);
        json.WriteStartArray();
        foreach (var (command, _) in batch)
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, command.Target.Kind);
            json.WriteString("id"u8, command.Target.Id);
            json.WriteString("command"u8, CommandNames.Of(command.Body));
            json.WriteString("key"u8, command.Key);
            json.WritePropertyName("body"u8);
            JsonSerializer.Serialize(json, command.Body, command.Body.GetType(), WireJson.Options);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.Flush();
        return body.ToArray();
    }

    private static SendResult ToResult(SentAnswer answer) => answer.Status switch
    {
        200 => new SendResult(SendOutcome.Acknowledged, answer.Version ?? 0),
        408 or 429 or >= 500 => new SendResult(SendOutcome.Unsure, 0, $"{answer.Status}"),
        _ => new SendResult(SendOutcome.Refused, 0, $"{answer.Status} {answer.Refusal}"),
    };
}
