using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Contracts.Api;

namespace Coordination.Client.Api;

/// <summary>The public HTTP API. Nothing here throws for what the network or the server says.</summary>
/// <param name="http">Made by <see cref="Http"/>.</param>
/// <param name="clock">Stamps idempotency keys.</param>
public sealed class CoordinationApi(HttpClient http, TimeProvider clock)
{
    /// <summary>How long an answer is waited for, unless said otherwise.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>An HTTP client of this origin; the header marks its writes as its own. Each request has a bound of its own.</summary>
    public static HttpClient Http(Uri origin, HttpMessageHandler? handler = null)
    {
        var http = handler is null ? new HttpClient() : new HttpClient(handler);
        http.BaseAddress = origin;
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.DefaultRequestHeaders.Add("X-Requested-With", "coordination");
        return http;
    }

    /// <summary>False while the last request did not reach the server.</summary>
    public bool IsReached { get; private set; } = true;

    /// <summary><see cref="IsReached"/> has turned.</summary>
    public event Action? Turned;

    /// <summary>Reads <paramref name="path"/>.</summary>
    public Task<Answered<T>> Get<T>(string path, CancellationToken stop = default) where T : class =>
        Ask<T>(new HttpRequestMessage(HttpMethod.Get, path), Patience, stop);

    /// <summary>Writes JSON under a new idempotency key.</summary>
    public Task<Answered<T>> Write<T>(HttpMethod method, string path, object? body, CancellationToken stop = default)
        where T : class =>
        Write<T>(method, path, body is null ? null : JsonContent.Create(body, body.GetType(), null, ClientJson.Options), Patience, stop);

    /// <summary>Writes <paramref name="content"/> under a new idempotency key and waits for the answer for so long.</summary>
    public Task<Answered<T>> Write<T>(HttpMethod method, string path, HttpContent? content, TimeSpan patience, CancellationToken stop = default)
        where T : class
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Idempotency-Key", NewKey());
        return Ask<T>(request, patience, stop);
    }

    /// <summary>Sends a command under a key of the caller's.</summary>
    public Task<Answered<CommandAnswer<JsonElement>>> Send(SentCommand command, CancellationToken stop = default)
    {
        var path = $"api/{command.Kind}/{Uri.EscapeDataString(command.Id)}/{command.Command}";
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(command.Body, options: ClientJson.Options),
        };
        request.Headers.Add("Idempotency-Key", command.Key);
        return Ask<CommandAnswer<JsonElement>>(request, Patience, stop);
    }

    /// <summary>Sends a command under a new key; the answer is the thing as it is then.</summary>
    public async Task<Answered<CommandAnswer<T>>> Do<T>(string kind, string id, string command, object body)
    {
        var (done, problem) = await Send(Command(kind, id, command, body));
        return new(done is null ? null : new(done.Version, done.View.Deserialize<T>(ClientJson.Options)!), problem);
    }

    /// <summary>A command with a key of its own, ready for <see cref="Send"/>.</summary>
    public SentCommand Command(string kind, string id, string command, object? body = null)
    {
        body ??= new Nothing();
        // As the very type it is: written as an object or as its base it would carry the name of its type, too.
        return new(kind, id, command, NewKey(), JsonSerializer.SerializeToElement(body, body.GetType(), ClientJson.Options));
    }

    /// <summary>A new id for a work item or a command, in the order of time.</summary>
    public string NewKey() => Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    private async Task<Answered<T>> Ask<T>(HttpRequestMessage request, TimeSpan patience, CancellationToken stop) where T : class
    {
        using var asked = request;
        using var enough = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, enough.Token);
        if (CultureInfo.CurrentUICulture.Name is { Length: > 0 } language)
            request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        try
        {
            using var answer = await http.SendAsync(request, either.Token);
            Reach(true);
            if (!answer.IsSuccessStatusCode) return new(null, await Read(answer, either.Token));
            if (typeof(T) == typeof(Nothing)) return new((T)(object)new Nothing(), null);
            return new(await answer.Content.ReadFromJsonAsync<T>(ClientJson.Options, either.Token), null);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException
            || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            Reach(false);
            return new(null, new Problem(0, null, null));
        }
    }

    private void Reach(bool reached)
    {
        if (IsReached == reached) return;
        IsReached = reached;
        Turned?.Invoke();
    }

    private static async Task<Problem> Read(HttpResponseMessage answer, CancellationToken stop)
    {
        var status = (int)answer.StatusCode;
        try
        {
            var body = await answer.Content.ReadFromJsonAsync<ProblemBody>(ClientJson.Options, stop);
            return new Problem(status, body?.Refusal, body?.Detail ?? body?.Title);
        }
        catch (JsonException)
        {
            return new Problem(status, null, null);
        }
    }
}
