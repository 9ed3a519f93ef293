using System.Net;
using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Api;

[Collection(nameof(SharedApp))]
public sealed class PathTests(SharedApp shared)
{
    [Theory]
    [InlineData("/api"), InlineData("/api/"), InlineData("/api/nothing"), InlineData("/api/a/b"), InlineData("/api/a/b/c"), InlineData("/api/a/b/c/d/e.js"), InlineData("/api/grids/x/y/z")]
    [InlineData($"/api/grids/{Grid}/dance"), InlineData("/API/a/b/c"), InlineData("/api/account"), InlineData("/api/boards/area")]
    public async Task A_path_that_is_none_is_unknown_whatever_the_method_and_whoever_asks(string path)
    {
        foreach (var client in new[] { shared.App.CreateClient(), await shared.As(Role.Administrator) })
            foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "PATCH", "DANCE" })
                Assert.Equal((404, "unknown"), await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestApp.Stop).Problem());
    }

    [Theory]
    [InlineData($"/api/grids/{Grid}/report-level", "GET", "POST"), InlineData($"/api/grids/{Grid}/report-level", "DELETE", "POST")]
    [InlineData($"/api/grids/{Grid}", "POST", "GET"), InlineData("/api/grids", "POST", "GET"), InlineData($"/api/grids/{Grid}/history", "PUT", "GET")]
    [InlineData("/api/commands", "GET", "POST"), InlineData($"/api/boards/area/{County}", "POST", "GET"), InlineData("/api/account/login", "GET", "POST")]
    [InlineData("/api/accounts", "DELETE", "GET, POST"), InlineData("/api/accounts/x", "GET", "PUT"), InlineData("/api/viewer-links/x", "GET", "DELETE")]
    [InlineData("/api/docs", "POST", "GET"), InlineData("/api/areas/import", "PUT", "GET, POST")]
    public async Task A_wrong_method_says_which_ones_are_right(string path, string method, string allowed)
    {
        foreach (var client in new[] { shared.App.CreateClient(), await shared.As(Role.Administrator) })
        {
            var asked = client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestApp.Stop);
            Assert.Equal((405, "method.not-allowed"), await asked.Problem());
            Assert.Equal(allowed, string.Join(", ", (await asked).Content.Headers.Allow.Order()));
        }
    }

    [Theory]
    [InlineData("/", "text/html", 200), InlineData("/enterprises/fuan-stainless.f01", "text/html,application/xhtml+xml,*/*;q=0.8", 200)]
    [InlineData("/wall/chain/fuan-stainless", "*/*", 200), InlineData("/firm/fuan-stainless.f01?lang=en", "text/html", 200)]
    [InlineData("/gone.js", "*/*", 404), InlineData("/css/gone.css", "text/css,*/*;q=0.1", 404), InlineData("/firm/fuan-stainless.f01", "application/json", 404)]
    public async Task The_page_is_served_for_every_address_that_a_page_has_also_with_a_dot(string path, string accept, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var answer = await shared.App.CreateClient().SendAsync(request, TestApp.Stop);
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 200) Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Data_are_kept_by_nobody_and_files_are()
    {
        using var client = await shared.As(Role.Administrator);
        foreach (var path in new[] { "/api/grids", $"/api/grids/{Grid}", $"/api/boards/area/{County}", "/api/account/me", "/api/nothing", "/api/audit", $"/api/grids/{Grid}/history" })
            Assert.True((await client.GetAsync(path, TestApp.Stop)).Headers.CacheControl?.NoStore, path);
        Assert.True((await client.Command($"grids/{Grid}/register", """{"name":"N"}""")).Headers.CacheControl?.NoStore);
        Assert.True((await client.PostAsync("/hubs/boards/negotiate?negotiateVersion=1", null, TestApp.Stop)).Headers.CacheControl?.NoStore);
        foreach (var path in new[] { "/", "/icon.svg", "/api/docs/scalar.js" })
        {
            var file = await client.GetAsync(path, TestApp.Stop);
            Assert.Equal((HttpStatusCode.OK, false), (file.StatusCode, file.Headers.CacheControl?.NoStore ?? false));
        }
    }
}
