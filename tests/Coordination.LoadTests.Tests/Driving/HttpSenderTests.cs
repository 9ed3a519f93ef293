using System.Net.Sockets;
using Coordination.Contracts.Grids;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Tests.Driving;

public sealed class HttpSenderTests
{
    private sealed class Failing(Exception with) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(with);
    }

    private sealed class Nobody : IBearers
    {
        public string Of(int account) => "Bearer sample";

        public Task Renew(int account, CancellationToken stop) => Task.CompletedTask;
    }

    public static TheoryData<Exception> Losses =>
    [
        new HttpRequestException("refused"),
        new IOException("reset"),
        new SocketException((int)SocketError.NotConnected),
    ];

    [Theory]
    [MemberData(nameof(Losses), DisableDiscoveryEnumeration = true)]
    public async Task A_server_that_went_away_leaves_the_command_unsure(Exception loss)
    {
        using var http = new HttpMessageInvoker(new Failing(loss));
        var sender = new HttpSender(http, new Uri("http://127.0.0.1"), new Nobody());

        var sent = await sender.Send(new PlannedCommand(0, "k", new Target("grids", "1"), 0, new GoOnDuty()), TestContext.Current.CancellationToken);

        Assert.Equal(SendOutcome.Unsure, sent.Outcome);
    }
}
