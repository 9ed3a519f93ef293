using Coordination.Testing;

namespace Coordination.Web.Tests.Operations;

public sealed class SecurityHeadersTests
{
    [Fact]
    public async Task Every_answer_carries_the_headers_and_lets_no_inline_script_run()
    {
        using var folder = new TempFolder();
        await using var app = new FileApp(folder.Path);
        using var client = app.CreateClient();
        foreach (var path in (string[])["/", "/health/live", "/api/nothing-here/1"])
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Split("; ");
            Assert.Contains("script-src 'self' 'wasm-unsafe-eval'", policy);
            Assert.False(answer.Headers.Contains("Server"));
        }
    }
}
