using System.Net;
using System.Text;
using System.Text.Json;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Testing;
using Coordination.Web.Tests.Boards;
using Microsoft.AspNetCore.SignalR.Client;
using Coordination.Contracts.Worklist;
using Microsoft.Extensions.DependencyInjection;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Api;

/// <summary>What waits for whom: lists by turn and owner, and work lists; and messages that nobody takes.</summary>
[Collection(nameof(SharedApp))]
public sealed class WaitingTests(SharedApp shared)
{
    [Fact]
    public async Task A_list_says_whose_turn_it_is_and_is_filtered_by_it()
    {
        var id = await Report();
        using var secretary = await shared.As(Role.CommunitySecretary);
        using var member = await shared.As(Role.GridMember);
        var item = await Find(secretary, "matters?turn=me&size=1000", id);
        Assert.Equal("file", item!.Value.GetProperty("turns")[0].GetProperty("action").GetString());
        Assert.Equal("community-secretary", item.Value.GetProperty("turns")[0].GetProperty("roles")[0].GetString());
        Assert.Null(await Find(member, "matters?turn=me&size=1000", id));
        Assert.NotNull(await Find(member, "matters?turn=community-secretary&size=1000", id));
        Assert.NotNull(await Find(member, "matters?owner=me&size=1000", id));
        Assert.Null(await Find(secretary, "matters?owner=me&size=1000", id));
    }

    [Theory]
    [InlineData("turn=nobody"), InlineData("turn=GridMember"), InlineData("chain=A%20b"), InlineData("chain=../x"), InlineData("owner=")]
    public async Task A_filter_that_is_none_is_refused(string query)
    {
        using var client = await shared.As(Role.CommunitySecretary);
        Assert.Equal((400, "query.malformed"), await client.GetAsync("/api/matters?" + query, TestApp.Stop).Problem());
    }

    [Fact]
    public async Task A_work_list_shows_what_waits_for_its_account_live_and_to_nobody_else()
    {
        await shared.App.Account("lister", Role.CommunitySecretary, Community);
        using var client = await shared.App.As("lister");
        var me = (await client.GetAsync("/api/account/me", TestApp.Stop).Json()).GetProperty("id").GetString()!;
        await using var hub = await shared.App.Hub("lister");
        await using var frames = hub.StreamAsync<WorklistFrame>("Watch", $"worklist/{me}", 0L, TestApp.Stop).GetAsyncEnumerator(TestApp.Stop);
        await frames.Next();
        var id = await Report();
        var came = await frames.Next(frame => frame.Items.Any(item => item.Id == $"matters/{id}"));
        Assert.Equal("file", came.Items.Single(item => item.Id == $"matters/{id}").Action);

        await client.Command($"matters/{id}/file");
        Assert.Equal("dispatch", (await frames.Next(frame => frame.Items.Any(item => item.Id == $"matters/{id}"))).Items.Single(item => item.Id == $"matters/{id}").Action);
        await client.Command($"matters/{id}/dispatch");
        Assert.Contains($"matters/{id}", (await frames.Next(frame => frame.Gone is not null)).Gone!);

        using var other = await shared.As(Role.CommunitySecretary);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/boards/worklist/{me}", TestApp.Stop)).StatusCode);
        Assert.Equal($"worklist/{me}", (await client.GetAsync("/api/worklist", TestApp.Stop).Json()).GetProperty("board").GetString());
        Assert.Equal((400, "query.unknown"), await client.GetAsync("/api/worklist?at=2026-01-01T00:00:00Z", TestApp.Stop).Problem());
        using var wall = await shared.As(Role.Viewer);
        Assert.Equal(HttpStatusCode.NotFound, (await wall.GetAsync("/api/worklist", TestApp.Stop)).StatusCode);
    }

    [Fact]
    public async Task A_board_of_the_past_shows_what_stood_there_then_at_once_for_each_caller()
    {
        var id = await Report();
        using var client = await shared.As(Role.CountyOperator);
        var open = (await client.GetAsync($"/api/matters/{id}", TestApp.Stop).Json()).GetProperty("view").GetProperty("reportedAt").GetDateTimeOffset();
        var path = $"/api/boards/area/{Community}?at={Uri.EscapeDataString(open.ToString("O"))}";
        var then = (await client.GetAsync(path, TestApp.Stop).Json()).GetProperty("figures").GetProperty("open").GetInt32();
        foreach (var step in (string[])["file", "dispatch"]) await client.Command($"matters/{id}/{step}");
        await Report();
        Assert.Equal(then, (await client.GetAsync(path, TestApp.Stop).Json()).GetProperty("figures").GetProperty("open").GetInt32());
    }

    [Fact]
    public async Task A_dead_letter_is_listed_tried_again_and_set_aside_by_administrators_alone()
    {
        var journal = shared.App.Services.GetRequiredService<IJournal>();
        var stream = $"matters/{await Report()}";
        var dead = await Bury(journal, stream);
        using var administrator = await shared.As(Role.Administrator);
        using var stranger = await shared.As(Role.CountyOperator);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/api/dead-letters", TestApp.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/api/dead-letters/{dead}/retry", null, TestApp.Stop)).StatusCode);
        var item = (await administrator.GetAsync("/api/dead-letters", TestApp.Stop).Json()).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("id").GetInt64() == dead);
        Assert.Equal((stream, "nowhere/x", "message.unknown-target"),
            (item.GetProperty("sender").GetString(), item.GetProperty("target").GetString(), item.GetProperty("reason").GetString()));
        Assert.DoesNotContain("13812345678", item.GetRawText(), StringComparison.Ordinal);

        // Tried again it fails again, under a new number.
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.PostAsync($"/api/dead-letters/{dead}/retry", null, TestApp.Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostAsync($"/api/dead-letters/{dead}/retry", null, TestApp.Stop)).StatusCode);
        var again = 0L;
        await Eventually.Holds(async () => (again = await Newest(administrator, stream)) > dead);
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.DeleteAsync($"/api/dead-letters/{again}", TestApp.Stop)).StatusCode);
        Assert.Equal(0, await Newest(administrator, stream));
        foreach (var id in (string[])["0", "-1", "x", "9223372036854775807"])
            Assert.Equal(HttpStatusCode.NotFound, (await administrator.DeleteAsync($"/api/dead-letters/{id}", TestApp.Stop)).StatusCode);
    }

    private async Task<string> Report()
    {
        var id = Guid.CreateVersion7().ToString();
        using var member = await shared.As(Role.GridMember);
        Assert.Equal(HttpStatusCode.OK, (await member.Command($"matters/{id}/report", $$"""{"grid":"{{Grid}}","item":"A1","title":"Lamp out"}""")).StatusCode);
        return id;
    }

    private static async Task<long> Newest(HttpClient administrator, string stream) =>
        (await administrator.GetAsync("/api/dead-letters", TestApp.Stop).Json()).GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("sender").GetString() == stream).Select(item => item.GetProperty("id").GetInt64()).DefaultIfEmpty().Max();

    private async Task<long> Bury(IJournal journal, string stream)
    {
        // As another version of the server may have left it.
        var view = (await shared.App.Services.GetRequiredService<IViews>().Get(stream, TestApp.Stop))!;
        var message = new Message(view.Version + 1, "nowhere/x", Encoding.UTF8.GetBytes("""{"$type":"tell","text":"13812345678"}"""));
        var body = CommitBody.Write<Coordination.Core.Matters.MatterEvent>(
            [new("§test", 1, "test", view.UpdatedAt, [new Coordination.Core.Matters.MatterFiled(null, view.UpdatedAt, view.UpdatedAt)])]);
        Assert.True(await journal.Append(new Commit(stream, view.Version + 1, view.UpdatedAt, body, view.Row, [message])));
        journal.Note(new Undeliverable(stream, view.Version + 1, "nowhere/x", view.UpdatedAt, DeadLetter.Unknown));
        var views = shared.App.Services.GetRequiredService<IViews>();
        IReadOnlyList<DeadLetter> letters = [];
        await Eventually.Holds(async () => (letters = await views.DeadLetters(long.MaxValue, 10, TestApp.Stop)).Any(letter => letter.Stream == stream));
        return letters.First(letter => letter.Stream == stream).Id;
    }

    private static async Task<JsonElement?> Find(HttpClient client, string path, string id)
    {
        var items = (await client.GetAsync("/api/" + path, TestApp.Stop).Json()).GetProperty("items").EnumerateArray();
        return items.Where(item => item.GetProperty("id").GetString() == id).Select(item => (JsonElement?)item).SingleOrDefault();
    }
}
