using System.Net;
using System.Text;
using Microsoft.JSInterop;

namespace Coordination.Client.Tests.Shell;

/// <summary>A browser's memory, which outlives the page.</summary>
internal sealed class Phone : IJSRuntime, IJSObjectReference
{
    public Dictionary<string, string> Memory { get; } = [];

    /// <summary>Until then another tab sends the queue; null for no other tab.</summary>
    public Task? Held { get; set; }

    /// <summary>What stands behind the # of the address.</summary>
    public string Fragment { get; set; } = "";

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
    {
        object? answer = null;
        switch (identifier)
        {
            case "import" or "onOnline" or "onKeys" or "onRemembered" or "onFind":
                answer = this;
                break;
            case "recall":
                answer = Memory.GetValueOrDefault((string)args![0]!);
                break;
            case "keysFrom":
                answer = Memory.Keys.Where(key => key.StartsWith((string)args![0]!, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
                break;
            case "hold" when Held is not null:
                return new(Held.ContinueWith(_ => (TValue)(object)null!, TaskScheduler.Default));
            case "fragment":
                answer = Fragment;
                break;
            case "dropFragment":
                Fragment = "";
                break;
            case "remember" when args![1] is string text:
                Memory[(string)args[0]!] = text;
                break;
            case "remember":
                Memory.Remove((string)args![0]!);
                break;
        }
        return ValueTask.FromResult((TValue)answer!);
    }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        InvokeAsync<TValue>(identifier, args);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A server that answers what it is told and remembers what it was asked.</summary>
internal sealed class Server : HttpMessageHandler
{
    public List<(string Path, string Key)> Asked { get; } = [];
    public Func<int, (HttpStatusCode Status, string Body)?> Answer { get; set; } = _ => (HttpStatusCode.OK, """{"version":1,"view":{}}""");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add((request.RequestUri!.AbsolutePath, request.Headers.GetValues("Idempotency-Key").Single()));
        return Answer(Asked.Count) is { } answer
            ? Task.FromResult(new HttpResponseMessage(answer.Status) { Content = new StringContent(answer.Body, Encoding.UTF8, "application/json") })
            : throw new HttpRequestException("no network");
    }
}
