using Bunit;
using Coordination.Client.Matters;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;
using Coordination.Testing;
using Microsoft.FluentUI.AspNetCore.Components;

namespace Coordination.Client.Tests.Matters;

public sealed class MatterPageTests : Desk
{
    [Fact]
    public async Task A_step_that_was_done_is_seen_at_once()
    {
        var page = await Open();
        Office.Answers["/api/matters/m1/handle"] = _ => new CommandAnswer<MatterView>(2, Matter("m1", step: MatterStep.Verify).View);
        await page.Find("form").SubmitAsync();
        Assert.Equal("核查", page.Find(".way .here").TextContent);
    }

    [Fact]
    public async Task A_refusal_is_said_in_the_form_and_the_note_stays()
    {
        var page = await Open();
        Office.Answers["/api/matters/m1/handle"] = _ => Office.No("这件事项不在这一步。");
        var note = page.FindComponent<FluentTextArea>();
        await page.InvokeAsync(() => note.Instance.ValueChanged.InvokeAsync("已更换灯管"));
        await page.Find("form").SubmitAsync();
        Assert.Contains("这件事项不在这一步。", page.Find("form").TextContent, StringComparison.Ordinal);
        Assert.Equal("已更换灯管", note.Instance.Value);
    }

    [Fact]
    public async Task What_somebody_else_did_is_seen_without_asking_and_what_is_being_written_stays()
    {
        var page = await Open();
        Assert.Equal(["thing/matters/m1"], Stage.Followed);
        var note = page.FindComponent<FluentTextArea>();
        await page.InvokeAsync(() => note.Instance.ValueChanged.InvokeAsync("已更换"));
        Office.Answers["/api/matters/m1"] = _ => new CommandAnswer<MatterView>(2, Matter("m1", "路灯又亮了").View);
        Office.Answers["/api/matters/m1/history"] = _ => new HistoryPage([new(2, At, "a7", "matters.handled.v1", "k", System.Text.Json.JsonDocument.Parse("{}").RootElement)], null);
        Office.Answers["/api/people"] = _ => new[] { new Person("a7", null, Role.GridMember, null) };
        Stage.Change("thing/matters/m1", 1, FrameKind.Snapshot);
        Stage.Change("thing/matters/m1", 2, FrameKind.Delta, new Change("m1", 2, "", null, null, null, "", null, []));
        await Eventually.Holds(() => page.Find("h1").TextContent == "路灯又亮了" && page.FindAll(".history li").Count == 1);
        Assert.Equal("网格员", page.Find(".history .by").TextContent.Trim());
        Assert.Equal("已更换", note.Instance.Value);
        var asked = Office.Asked.Count;
        Stage.Change("thing/matters/m1", 3, FrameKind.Delta, new Change("m1", 2, "", null, null, null, "", null, []));
        await Eventually.Holds(() => Office.Asked.Count == asked);
    }

    private async Task<IRenderedComponent<MatterPage>> Open()
    {
        await SignIn(Role.CommunitySecretary, Community.Value);
        Office.Answers["/api/matters/m1"] = _ => new CommandAnswer<MatterView>(1, Matter("m1").View);
        Office.Answers["/api/matters/m1/history"] = _ => new HistoryPage([], null);
        var page = Render<MatterPage>(p => p.Add(m => m.Id, "m1"));
        page.WaitForElement("form");
        return page;
    }
}
