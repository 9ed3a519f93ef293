using System.Net;
using System.Net.WebSockets;
using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Boards;

public sealed class HubOriginTests : IAsyncLifetime
{
    private readonly ListeningApp _open = ListeningApp.Start(new Dictionary<string, string?> { ["Hubs:Origins"] = "https://wall.example:8443, https://desk.example" });
    private string _cookie = "", _token = "";

    public async ValueTask InitializeAsync()
    {
        await _open.App.Areas(County);
        await _open.App.Account("operator", Role.CountyOperator, County);
        (_cookie, _token) = (await _open.Cookie("operator"), await _open.App.Token("operator"));
    }

    public ValueTask DisposeAsync() => _open.DisposeAsync();

    [Theory]
    [InlineData("https://evil.example"), InlineData("null"), InlineData("http://127.0.0.1:1"), InlineData("https://desk.example:444"), InlineData("http://desk.example")]
    [InlineData("http://evil.example@"), InlineData("not an origin"), InlineData("https://desk.example.evil.example"), InlineData("")]
    public async Task A_page_elsewhere_opens_nothing_with_the_cookie_of_who_is_signed_in(string origin)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await WebSocket(origin, _cookie, null));
        Assert.Equal((403, "request.foreign"), await Post("/hubs/boards/negotiate?negotiateVersion=1", origin).Problem());
        Assert.Equal((403, "request.foreign"), await Post("/hubs/boards?id=x", origin).Problem());
        using var client = new HttpClient { BaseAddress = _open.Url };
        var poll = new HttpRequestMessage(HttpMethod.Get, "/hubs/boards?id=x");
        poll.Headers.TryAddWithoutValidation("Origin", origin);
        poll.Headers.Add("Cookie", _cookie);
        Assert.Equal((403, "request.foreign"), await client.SendAsync(poll, TestApp.Stop).Problem());
    }

    [Fact]
    public async Task The_own_page_and_listed_ones_open_it_with_a_cookie()
    {
        foreach (var origin in new[] { _open.Url.GetLeftPart(UriPartial.Authority), "https://wall.example:8443", "https://desk.example", null })
        {
            Assert.Equal(HttpStatusCode.SwitchingProtocols, await WebSocket(origin, _cookie, null));
            Assert.Equal(HttpStatusCode.OK, (await Post("/hubs/boards/negotiate?negotiateVersion=1", origin)).StatusCode);
        }
    }

    [Fact]
    public async Task Who_brings_a_token_is_not_asked_for_an_origin()
    {
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await WebSocket("https://evil.example", null, _token));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await WebSocket("https://evil.example", null, null, "?access_token=" + Uri.EscapeDataString(_token)));
    }

    [Fact]
    public async Task A_token_that_is_none_does_not_let_the_cookie_in() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await WebSocket("https://evil.example", _cookie, null, "?access_token=x"));

    private async Task<HttpStatusCode> WebSocket(string? origin, string? cookie, string? token, string query = "")
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        if (cookie is not null) socket.Options.SetRequestHeader("Cookie", cookie);
        if (token is not null) socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(_open.Url, "/hubs/boards" + query)) { Scheme = "ws" }.Uri, TestApp.Stop);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }
        return socket.HttpStatusCode;
    }

    private async Task<HttpResponseMessage> Post(string path, string? origin)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = _open.Url };
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("a", "b")]) };
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Add("Cookie", _cookie);
        return await client.SendAsync(request, TestApp.Stop);
    }
}
