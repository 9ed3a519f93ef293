using System.Net;
using Coordination.LoadTests.Servers;

namespace Coordination.LoadTests.Tests.Servers;

public sealed class BearersTests
{
    private sealed class Silent : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_sign_in_that_nobody_answers_is_given_up_and_left_to_the_next_command()
    {
        using var silent = new Silent();
        using var http = new HttpClient(silent) { BaseAddress = new Uri("http://127.0.0.1"), Timeout = TimeSpan.FromMilliseconds(50) };
        using var bearers = new Bearers(new Api(http), ["a@example.test"], "p");

        await bearers.Renew(0, TestContext.Current.CancellationToken);

        Assert.Null(bearers.Of(0));
    }

    [Fact]
    public async Task A_sign_in_ends_with_the_run()
    {
        using var silent = new Silent();
        using var http = new HttpClient(silent) { BaseAddress = new Uri("http://127.0.0.1") };
        using var bearers = new Bearers(new Api(http), ["a@example.test"], "p");
        using var over = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bearers.Renew(0, over.Token));
    }
}
