using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Coordination.Web.Tests;

/// <summary>Requests as a caller writes them by hand.</summary>
public static class Http
{
    public static Task<HttpResponseMessage> Command(
        this HttpClient client, string path, string json = "{}", string? key = null, string? ifMatch = null) =>
        client.Command(path, Encoding.UTF8.GetBytes(json), key, ifMatch);

    public static Task<HttpResponseMessage> Command(
        this HttpClient client, string path, byte[] body, string? key = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/" + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request, TestApp.Stop);
    }

    public static async Task<JsonElement> Json(this HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(TestApp.Stop);

    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> answer)
    {
        var got = await answer;
        var body = await got.Content.ReadAsStringAsync(TestApp.Stop);
        Assert.True(got.IsSuccessStatusCode, $"{got.StatusCode}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>The status and the refusal code; the answer has to be problem details of that status.</summary>
    public static async Task<(int Status, string Code)> Problem(this Task<HttpResponseMessage> answer)
    {
        var got = await answer;
        Assert.Equal("application/problem+json", got.Content.Headers.ContentType?.MediaType);
        var body = await got.Json();
        Assert.Equal((int)got.StatusCode, body.GetProperty("status").GetInt32());
        var code = body.GetProperty("refusal").GetString()!;
        Assert.Equal("/problems/" + code, body.GetProperty("type").GetString());
        Assert.NotEqual(code, body.GetProperty("detail").GetString());
        return ((int)got.StatusCode, code);
    }
}
