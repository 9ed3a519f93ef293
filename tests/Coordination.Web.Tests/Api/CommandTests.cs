using System.Net;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Api;

[Collection(nameof(SharedApp))]
public sealed class CommandTests(SharedApp shared)
{
    [Fact]
    public async Task A_stale_version_is_refused_and_the_right_one_is_taken()
    {
        using var client = await shared.As(Role.Administrator);
        var path = $"communities/{Community}/link-leader";
        var version = (await client.Command(path, "{\"name\":\"A\"}").Json()).GetProperty("version").GetInt64();
        Assert.Equal((412, "version.stale"), await client.Command(path, "{\"name\":\"B\"}", ifMatch: $"\"{version - 1}\"").Problem());
        var done = await client.Command(path, "{\"name\":\"C\"}", ifMatch: $"\"{version}\"");
        Assert.Equal($"\"{version + 1}\"", done.Headers.ETag?.Tag);
        foreach (var malformed in new[] { "7", "\"x\"", "W/\"7\"", "\"-1\"", "\"\"" })
            Assert.Equal((400, "version.malformed"), await client.Command(path, "{\"name\":\"D\"}", ifMatch: malformed).Problem());
    }

    [Fact]
    public async Task A_thing_has_its_version_as_tag_and_is_not_sent_again()
    {
        using var client = await shared.As(Role.Administrator);
        var answer = await client.GetAsync($"/api/communities/{Community}", TestApp.Stop);
        var body = (await answer.Json()).Deserialize<CommandAnswer<JsonElement>>(WireJson.Options)!;
        Assert.Equal($"\"{body.Version}\"", answer.Headers.ETag?.Tag);
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/communities/{Community}");
        request.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(request, TestApp.Stop)).StatusCode);
    }

    [Fact]
    public async Task Many_commands_are_answered_in_their_order_each_with_its_own_status()
    {
        using var client = await shared.As(Role.Administrator);
        var sent = new List<object>
        {
            Named(Community, "1"), Named(OtherCommunity, "2"), Named(Community, "3"), new { oops = 1 },
            Named("360424100001x", "4"), new { kind = "matters", id = Guid.CreateVersion7(), command = "file", key = "5", body = new { } },
        };
        var answers = (await client.Command("commands", JsonSerializer.Serialize(sent)).Json()).Deserialize<SentAnswer[]>(WireJson.Options)!;
        Assert.Equal([200, 200, 200, 400, 400, 404], answers.Select(answer => answer.Status));
        Assert.Equal(["N1", "N2", "N3"], answers.Take(3).Select(answer => answer.View!.Value.GetProperty("committee").GetString()));
        Assert.True(answers[2].Version > answers[0].Version);
        Assert.Equal(["body.malformed", "id.malformed", "unknown"], answers.Skip(3).Select(answer => answer.Refusal));
        Assert.All(answers.Skip(3), answer => Assert.NotNull(answer.Detail));
    }

    [Fact]
    public async Task A_thousand_commands_of_one_thing_keep_their_order_and_one_more_is_too_many()
    {
        using var client = await shared.As(Role.Administrator);
        var sent = Enumerable.Range(0, 1_000).Select(at => Named(OtherCommunity, $"order-{at}")).ToList();
        var answers = (await client.Command("commands", JsonSerializer.Serialize(sent)).Json()).Deserialize<SentAnswer[]>(WireJson.Options)!;
        Assert.Equal(Enumerable.Range(0, 1_000).Select(at => $"Norder-{at}"), answers.Select(answer => answer.View!.Value.GetProperty("committee").GetString()));
        sent.Add(Named(Community, "one-more"));
        Assert.Equal((400, "commands.too-many"), await client.Command("commands", JsonSerializer.Serialize(sent)).Problem());
        Assert.Equal((400, "body.malformed"), await client.Command("commands", "{}").Problem());
    }

    private static object Named(string community, string key) =>
        new { kind = "communities", id = community, command = "name-committee", key = $"bulk-{key}", body = new { name = "N" + key } };
}
