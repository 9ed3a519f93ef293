using Bunit;
using Coordination.Client.Matters;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;
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
