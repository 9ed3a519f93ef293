using Bunit;
using Coordination.Client.Meetings;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Meetings;

namespace Coordination.Client.Tests.Meetings;

public sealed class MonthCalendarTests : Desk
{
    [Fact]
    public async Task A_month_shows_each_day_its_meetings_and_turns()
    {
        await SignIn(Role.ChainChief, "chains/steel");
        Office.Answers["/api/meetings"] = _ => Page(null, Of("a", 0), Of("b", 1), Of("c", 2), Of("d", 3), Of("e", 24 * 40), Of("x", 4, MeetingStatus.Cancelled));
        var month = Render<MonthCalendar>();
        var today = month.WaitForElement(".today a").ParentElement!;
        Assert.Equal(["meetings/a", "meetings/b", "meetings/c"], today.QuerySelectorAll("a").Select(one => one.GetAttribute("href")));
        Assert.Contains("另 1 场", today.TextContent, StringComparison.Ordinal);
        var days = month.FindAll("li").Count;
        Assert.True(days % 7 == 0 && days is 35 or 42);
        await month.Find("#month-after").ClickAsync();
        await month.Find("#month-before").ClickAsync();
        await month.Find("#month-before").ClickAsync();
        Assert.Empty(month.FindAll(".today"));
    }

    private static ListItem<MeetingView> Of(string id, int hours, MeetingStatus status = MeetingStatus.Called) => new(id, 1, new(
        id, "steel", null, 1, "联席会", null, status, "steel.red", At.AddHours(hours), null, null, 1, Majority.Half, [], [], [], [], null, Floor.Free, null, null, [], null, [], null, null));
}
