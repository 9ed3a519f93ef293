using Bunit;
using Coordination.Client.Matters;
using Coordination.Client.Shell;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;
using Coordination.Testing;

namespace Coordination.Client.Tests.Matters;

public sealed class MattersPageTests : Desk
{
    [Fact]
    public async Task A_matter_stands_in_a_grid_with_a_name()
    {
        await SignIn(Role.CountyOperator, "360424");
        Office.Answers["/api/matters"] = _ => Page(null, Matter("m1"));
        var page = Render<MattersPage>();
        page.WaitForAssertion(() => Assert.Equal("云溪社区 03网格", page.Find(".place").TextContent));
        Assert.DoesNotContain($">{Code}<", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_changes_in_its_place_and_what_is_new_waits_to_be_asked_for()
    {
        await SignIn(Role.CountyOperator, "360424");
        var listed = Page(null, Matter("m1"), Matter("m2", "电梯困人"));
        Office.Answers["/api/matters"] = _ => listed;
        var page = Render<MattersPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Equal(["list/matters/360424"], Stage.Followed);
        var read = Reads;

        // What changes in a row that is shown is told whole: nothing is read for it.
        Stage.Change("list/matters/360424", 1, FrameKind.Snapshot);
        await Passing(() => Reads == read + 1);
        var changed = Matter("m1", "路灯又亮了").View;
        Stage.Change("list/matters/360424", 2, FrameKind.Delta, Told("m1", 2, changed));
        await Passing(() => page.Find("tbody tr").TextContent.Contains("路灯又亮了", StringComparison.Ordinal));
        Assert.Equal(read + 1, Reads);

        // One that the list doesn't ask for is no news, one that it does is counted and shown when it is asked for.
        listed = Page(null, Matter("m3", "路面塌陷"), Matter("m1", "路灯又亮了"), Matter("m2", "电梯困人"));
        Stage.Change("list/matters/360424", 3, FrameKind.Delta, Told("m9", 1, changed) with { Status = "closed" });
        Stage.Change("list/matters/360424", 4, FrameKind.Delta, Told("m3", 1, changed));
        await Passing(() => page.FindAll("#show-new").Count == 1);
        Assert.Equal(2, page.FindAll("tbody tr").Count);
        await page.InvokeAsync(() => page.FindComponent<ListView<MatterView>>().FindComponent<ListKeys>().Instance.Pressed("n"));
        Assert.Equal(3, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task However_much_changes_the_list_is_looked_at_once_in_five_seconds()
    {
        await SignIn(Role.CountyOperator, "360424");
        Office.Answers["/api/matters"] = _ => Page(null, Matter("m1"));
        var page = Render<MattersPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Stage.Change("list/matters/360424", 1, FrameKind.Snapshot);
        for (var at = 2; at < 100; at++) Stage.Change("list/matters/360424", at, FrameKind.Delta, Told($"n{at}", 1, Matter("x").View));
        await Passing(() => Reads == 2);
        Assert.Equal(At.AddSeconds(5), Clock.GetUtcNow(), TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, Reads);
    }

    private int Reads => Office.Asked.Count(one => one.Path.StartsWith("/api/matters?", StringComparison.Ordinal));

    private static Change Told(string id, long version, MatterView view) => new(
        id, version, view.Title, "handle", null, null, Code.Value, null, [], System.Text.Json.JsonSerializer.Serialize(view with { Id = id }, WireJson.Options));

    private Task Passing(Func<bool> holds) => Eventually.Holds(() =>
    {
        if (holds()) return true;
        Clock.Advance(TimeSpan.FromMilliseconds(250));
        return false;
    });
}
