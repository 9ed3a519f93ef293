using System.Text.Json;
using Bunit;
using Coordination.Client.Api;
using Coordination.Client.Find;
using Coordination.Client.Matters;
using Coordination.Client.Shell;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Find;

public sealed class BulkTests : Desk
{
    [Fact]
    public async Task Marked_rows_are_done_together_and_each_says_what_became_of_it()
    {
        var page = await Open("m1", "m2", "m3");
        Office.Answers["/api/commands"] = _ => new[]
        {
            new SentAnswer(200, 2, null, null, null), new SentAnswer(409, null, null, "matter.wrong-step", "这件事项不在这一步。"), new SentAnswer(200, 2, null, null, null),
        };
        Office.Answers["/api/matters/m2/history"] = _ => new HistoryPage([new(2, At, "a7", "matters.handled.v1", "k", JsonDocument.Parse("{}").RootElement)], null);
        Office.Answers["/api/people"] = _ => new[] { new Person("a7", "张三", Role.GridMember, null) };
        await page.Find("#mark-all").ClickAsync(new());
        Assert.Equal("已选 3 项", page.Find(".bulk [role=status]").TextContent);
        Assert.Equal(["处置 3"], page.FindAll(".bulk .acts fluent-button").Select(one => one.TextContent.Trim()).Where(text => text.StartsWith("处置", StringComparison.Ordinal)));
        await page.Find("#bulk-handle").ClickAsync(new());
        await page.Find(".bulk form").SubmitAsync();
        await Eventually.Holds(() => page.FindAll(".bulk li").Count == 3 && page.Markup.Contains("张三", StringComparison.Ordinal));
        Assert.Equal(["done", "refused", "done"], page.FindAll(".bulk li").Select(one => one.ClassName));
        Assert.Contains("这件事项不在这一步。", page.FindAll(".bulk li")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("已选 1 项", page.Find(".bulk [role=status]").TextContent);
        var sent = JsonSerializer.Deserialize<List<SentCommand>>(Office.Written.Single(one => one.Path == "/api/commands").Body, WireJson.Options)!;
        Assert.Equal(["m1", "m2", "m3"], sent.Select(one => one.Id));
        Assert.Equal(3, sent.Select(one => one.Key).Distinct().Count());
        Assert.All(sent, one => Assert.Equal("handle", one.Command));
    }

    [Fact]
    public async Task A_list_that_changes_changes_nothing_of_what_was_marked()
    {
        var page = await Open("m1", "m2");
        await page.Find("#mark-all").ClickAsync(new());
        var closed = Matter("m1", step: MatterStep.Closed).View;
        Stage.Change("list/matters/360424100901", 1, FrameKind.Snapshot);
        Stage.Change("list/matters/360424100901", 2, FrameKind.Delta, new Change("m1", 2, "路灯不亮", "closed", null, null, Code.Value, null, [], JsonSerializer.Serialize(closed, WireJson.Options)));
        await Eventually.Holds(() => page.FindAll("#bulk-handle").Count == 1 && page.Find("#bulk-handle").TextContent.Trim() == "处置 1");
        Assert.Equal("已选 2 项", page.Find(".bulk [role=status]").TextContent);
    }

    [Fact]
    public async Task What_has_no_sure_answer_is_sent_again_under_the_same_key()
    {
        await SignIn(Role.CommunitySecretary, Community.Value);
        var run = new BulkRun(Services.GetRequiredService<CoordinationApi>(), Services.GetRequiredService<People>(), "matters");
        Office.Answers["/api/commands"] = _ => null;
        await run.Send(Enumerable.Range(0, 250).Select(at => ($"m{at}", 1L)), "handle", new HandleMatter(), () => { });
        // What can't be taken now isn't asked for part by part.
        Assert.Single(Office.Written);
        Assert.All(run.Results.Values, one => Assert.Equal(BulkOutcome.Unsure, one.Outcome));
        Office.Answers["/api/commands"] = _ => Enumerable.Repeat(new SentAnswer(200, 2, null, null, null), 100).ToArray();
        await run.Again(() => { });
        Assert.All(run.Results.Values, one => Assert.Equal(BulkOutcome.Done, one.Outcome));
        var parts = Office.Written.Select(one => JsonSerializer.Deserialize<List<SentCommand>>(one.Body, WireJson.Options)!).ToList();
        Assert.Equal([100, 100, 100, 50], parts.Select(part => part.Count));
        Assert.Equal(parts[0].Select(one => one.Key), parts[1].Select(one => one.Key));
    }

    [Fact]
    public void A_thousand_rows_are_marked_at_most_and_a_range_goes_from_the_last()
    {
        var marks = new Marks<MatterView>();
        var rows = Enumerable.Range(0, 10_000).Select(at => Matter($"m{at}")).ToList();
        marks.ToggleAll(rows);
        Assert.Equal((1_000, true), (marks.All.Count, marks.IsFull));
        marks.Toggle(rows, "m9999");
        Assert.Equal((1_000, true), (marks.All.Count, marks.IsFull));
        marks.Drop([.. marks.All.Select(one => one.Id)]);
        Assert.Equal((0, false), (marks.All.Count, marks.IsFull));
        marks.Toggle(rows, "m5");
        marks.Toggle(rows, "m2", range: true);
        Assert.Equal(["m2", "m3", "m4", "m5"], marks.All.Select(one => one.Id).Order());
        marks.Toggle(rows, "m3");
        marks.Toggle(rows, "gone");
        Assert.Equal(["m2", "m4", "m5"], marks.All.Select(one => one.Id).Order());
    }

    [Theory]
    [InlineData("api/matters?size=100&sort=due&q=%E7%81%AF", "http://x/matters?sort=updated", "api/matters?size=100&q=%E7%81%AF&sort=updated")]
    [InlineData("api/matters?size=100&sort=due", "http://x/matters?status=file", "api/matters?size=100&sort=due")]
    [InlineData("api/matters", "http://x/matters?sort=%26size%3D9", "api/matters?sort=%26size%3D9")]
    public void The_order_is_the_addresss(string path, string uri, string asked) => Assert.Equal(asked, ListOrder.In(path, uri));

    [Fact]
    public void A_file_has_the_filters_of_its_list_and_none_of_its_pages() =>
        Assert.Equal("api/matters/export.csv?sort=due&q=%E7%81%AF&lang=zh-CN", ExportAddress.Of("api/matters?size=100&sort=due&q=%E7%81%AF&after=x", "csv", "zh-CN"));

    private async Task<IRenderedComponent<MattersPage>> Open(params string[] ids)
    {
        await SignIn(Role.CommunitySecretary, Community.Value);
        Office.Answers["/api/matters"] = _ => Page(null, [.. ids.Select(id => Matter(id) with { Turns = [new Turn([Role.CommunitySecretary], Code.Value, "handle", null)] })]);
        var page = Render<MattersPage>();
        await Eventually.Holds(() => page.FindAll("#mark-all").Count == 1);
        return page;
    }
}
