using System.Text.Json;
using Coordination.Client.Api;
using Microsoft.JSInterop;

namespace Coordination.Client.Shell;

/// <summary>What this browser remembers and tells: the script <c>js/device.js</c>.</summary>
public sealed class Device(IJSRuntime js) : IAsyncDisposable
{
    private Task<IJSObjectReference>? module;

    private Task<IJSObjectReference> Module =>
        module ??= js.InvokeAsync<IJSObjectReference>("import", "./js/device.js").AsTask();

    /// <summary>Calls a function of the script.</summary>
    public async ValueTask<T> Ask<T>(string function, params object?[] arguments) =>
        await (await Module).InvokeAsync<T>(function, arguments);

    /// <summary>Calls a function of the script that answers nothing.</summary>
    public async ValueTask Run(string function, params object?[] arguments) =>
        await (await Module).InvokeVoidAsync(function, arguments);

    /// <summary>What was remembered under <paramref name="key"/>; null when nothing was, or it can't be read any more.</summary>
    public async ValueTask<T?> Recall<T>(string key) where T : class
    {
        if (await Ask<string?>("recall", key) is not { } text) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(text, ClientJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What was remembered under keys that begin so, in the order of the keys; what can't be read any more is left out.</summary>
    public async ValueTask<IReadOnlyList<KeyValuePair<string, T>>> RecallAll<T>(string prefix) where T : class
    {
        List<KeyValuePair<string, T>> found = [];
        foreach (var key in await Ask<string[]>("keysFrom", prefix))
            if (await Recall<T>(key) is { } value) found.Add(new(key, value));
        return found;
    }

    /// <summary>Remembers <paramref name="value"/> on this device; null forgets it.</summary>
    public ValueTask Remember<T>(string key, T? value) where T : class =>
        Run("remember", key, value is null ? null : JsonSerializer.Serialize(value, ClientJson.Options));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (module is null) return;
        try
        {
            await (await module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is already gone.
        }
    }
}
