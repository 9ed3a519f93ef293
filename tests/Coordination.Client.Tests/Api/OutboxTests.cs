using System.Net;
using Coordination.Client.Api;
using Coordination.Client.Shell;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Grids;
using Coordination.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Coordination.Client.Tests.Api;

public sealed class OutboxTests : IDisposable
{
    private const string Grid = "360424100901003";
    private readonly FakeTimeProvider clock = new();
    private readonly Server server = new();
    private readonly Phone phone = new();
    private readonly HttpClient http;
    private readonly CoordinationApi api;

    public OutboxTests()
    {
        http = CoordinationApi.Http(new Uri("http://localhost/"), server);
        api = new CoordinationApi(http, clock);
    }

    [Fact]
    public async Task Commands_are_sent_in_the_order_they_were_given()
    {
        using var outbox = await Open();
        await Add(outbox, "go-on-duty");
        await Add(outbox, "record-patrol");
        await Eventually.Holds(() => outbox.Entries.Count == 0);
        Assert.Equal([$"/api/grids/{Grid}/go-on-duty", $"/api/grids/{Grid}/record-patrol"], server.Asked.Select(a => a.Path));
        Assert.Empty(phone.Memory);
    }

    [Theory, InlineData(null), InlineData(HttpStatusCode.ServiceUnavailable), InlineData(HttpStatusCode.TooManyRequests)]
    public async Task What_could_not_be_sent_is_sent_again_under_the_same_key(HttpStatusCode? status)
    {
        server.Answer = n => n > 2 ? (HttpStatusCode.OK, """{"version":1,"view":{}}""") : status is { } no ? (no, "{}") : null;
        using var outbox = await Open();
        await Add(outbox, "go-on-duty");
        await Eventually.Holds(() => server.Asked.Count == 1);
        Assert.Single(outbox.Entries);
        Assert.Equal(status is null, outbox.IsOffline);
        await Eventually.Holds(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return outbox.Entries.Count == 0;
        });
        Assert.Equal(3, server.Asked.Count);
        Assert.Single(server.Asked.Select(a => a.Key).Distinct());
    }

    [Fact]
    public async Task The_network_coming_back_ends_the_pause()
    {
        server.Answer = n => n > 1 ? (HttpStatusCode.OK, """{"version":1,"view":{}}""") : null;
        using var outbox = await Open();
        await Add(outbox, "go-on-duty");
        await Eventually.Holds(() =>
        {
            outbox.WentOnline();
            return outbox.Entries.Count == 0;
        });
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task A_refusal_is_shown_with_its_sentence_and_dropped_and_the_next_is_sent()
    {
        server.Answer = n => n == 1
            ? (HttpStatusCode.Conflict, """{"refusal":"grid.not-enrolled","detail":"你不在这个网格的名册上。"}""")
            : (HttpStatusCode.OK, """{"version":1,"view":{}}""");
        using var outbox = await Open();
        await Add(outbox, "go-on-duty");
        await Add(outbox, "record-patrol");
        await Eventually.Holds(() => outbox.Entries.Count == 0);
        Assert.Equal(new OutboxRefusal("go-on-duty", "你不在这个网格的名册上。"), Assert.Single(outbox.Refusals));
        Assert.Equal(2, server.Asked.Count);
        outbox.Seen();
        Assert.Empty(outbox.Refusals);
    }

    [Fact]
    public async Task A_queue_survives_the_page_and_goes_on_under_its_keys()
    {
        server.Answer = _ => null;
        string key;
        using (var first = await Open())
        {
            await Add(first, "go-on-duty");
            key = first.Entries[0].Command.Key;
        }
        await Eventually.Holds(() => server.Asked.Count == 1);

        server.Answer = _ => (HttpStatusCode.OK, """{"version":1,"view":{}}""");
        using var second = await Open();
        await Eventually.Holds(() => second.Entries.Count == 0);
        Assert.Equal(key, server.Asked[^1].Key);
    }

    [Fact]
    public async Task A_sign_in_that_ran_out_keeps_the_queue_until_the_next_one()
    {
        server.Answer = n => n == 1 ? (HttpStatusCode.Unauthorized, "{}") : (HttpStatusCode.OK, """{"version":1,"view":{}}""");
        using var outbox = await Open();
        await Add(outbox, "go-on-duty");
        await Eventually.Holds(() => outbox.IsSignedOut);
        Assert.Single(outbox.Entries);
        await outbox.Open("me");
        await Eventually.Holds(() => outbox.Entries.Count == 0);
    }

    [Fact]
    public async Task Another_account_on_the_same_phone_does_not_send_my_queue()
    {
        server.Answer = _ => (HttpStatusCode.Unauthorized, "{}");
        using var outbox = await Open();
        await Add(outbox, "go-on-duty");
        await Eventually.Holds(() => outbox.IsSignedOut);
        await outbox.Open("other");
        Assert.Empty(outbox.Entries);
        await outbox.Open("me");
        Assert.Single(outbox.Entries);
    }

    [Fact]
    public async Task Two_tabs_of_one_account_lose_nothing_of_each_other_and_one_of_them_sends()
    {
        server.Answer = _ => null;
        using var first = await Open();
        await Add(first, "go-on-duty");
        await Eventually.Holds(() => server.Asked.Count >= 1);
        var closed = new TaskCompletionSource();
        phone.Held = closed.Task;
        using var second = await Open();
        Assert.Single(second.Entries);
        await Add(second, "record-patrol");
        await first.Remembered(phone.Memory.Keys.Order(StringComparer.Ordinal).Last());
        Assert.Equal(["go-on-duty", "record-patrol"], first.Entries.Select(one => one.Words));
        server.Answer = _ => (HttpStatusCode.OK, """{"version":1,"view":{}}""");
        await Eventually.Holds(() =>
        {
            first.WentOnline();
            return first.Entries.Count == 0;
        });
        Assert.Empty(phone.Memory);
        await second.Remembered("outbox:me/");
        Assert.Empty(second.Entries);
        // Once the first tab is closed the second sends.
        first.Dispose();
        closed.SetResult();
        await Add(second, "go-off-duty");
        await Eventually.Holds(() => second.Entries.Count == 0);
        Assert.Equal($"/api/grids/{Grid}/go-off-duty", server.Asked[^1].Path);
    }

    [Fact]
    public async Task A_queue_that_was_kept_as_one_list_is_taken_over()
    {
        var words = new[] { "go-on-duty", "record-patrol" };
        await new Device(phone).Remember("outbox:me", words.Select(one => new OutboxEntry(api.Command("grids", Grid, one), one)).ToList());
        using var outbox = await Open();
        await Eventually.Holds(() => outbox.Entries.Count == 0);
        Assert.Equal(words.Select(one => $"/api/grids/{Grid}/{one}"), server.Asked.Select(asked => asked.Path));
        Assert.Empty(phone.Memory);
    }

    [Fact]
    public async Task A_full_queue_takes_no_more()
    {
        server.Answer = _ => (HttpStatusCode.Unauthorized, "{}");
        using var outbox = await Open();
        for (var i = 0; i < Outbox.Most; i++) Assert.True(await Add(outbox, "record-patrol"));
        Assert.False(await Add(outbox, "record-patrol"));
        Assert.Equal(Outbox.Most, outbox.Entries.Count);
    }

    [Fact]
    public void A_command_carries_its_own_members_and_nothing_else()
    {
        var command = api.Command("grids", Grid, "report-level", new ReportLevel(GridLevel.Busy, "x"));
        Assert.Equal("""{"level":"busy","reason":"x"}""", command.Body.GetRawText());
        Assert.Equal("{}", api.Command("grids", Grid, "go-on-duty").Body.GetRawText());
    }

    public void Dispose() => http.Dispose();

    private async Task<Outbox> Open()
    {
        var outbox = new Outbox(api, new Device(phone), clock);
        await outbox.Open("me");
        return outbox;
    }

    private Task<bool> Add(Outbox outbox, string command) => outbox.Add(api.Command("grids", Grid, command), command);
}
