using Coordination.Client.Api;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Microsoft.Extensions.Time.Testing;

namespace Coordination.Client.Tests.Api;

public sealed class PatienceTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly HttpClient http = CoordinationApi.Http(new Uri("http://localhost/"), new Silent());

    [Fact]
    public async Task An_answer_is_waited_for_15_seconds_and_a_long_work_as_long_as_it_may_take()
    {
        var api = new CoordinationApi(http, clock);
        var read = api.Get<Me>("api/account/me", TestContext.Current.CancellationToken);
        using var file = new StringContent("");
        var import = api.Write<ImportReport>(HttpMethod.Post, "api/areas/import", file, TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
        clock.Advance(CoordinationApi.Patience);
        Assert.Equal(0, (await read).Problem!.Status);
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.False(import.IsCompleted);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await import).Problem!.Status);
    }

    public void Dispose() => http.Dispose();

    private sealed class Silent : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
