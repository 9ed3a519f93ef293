using AngleSharp.Dom;
using Bunit;
using Coordination.Client.Grids;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.Client.Tests.Grids;

public sealed class GridDetailPageTests : Desk
{
    private const int Roster = 0, Buildings = 1, Units = 2;

    [Theory]
    [InlineData(Role.CommunitySecretary, "360424100901", 3)]
    [InlineData(Role.Administrator, "*", 3)]
    [InlineData(Role.CountyOperator, "360424", 0)]
    [InlineData(Role.GridMember, "360424100901003", 0)]
    public async Task Only_who_may_change_the_grid_is_shown_the_forms(Role role, string place, int forms) =>
        Assert.Equal(forms, (await Open(role, place)).FindAll(Forms).Count);

    [Fact]
    public async Task A_secretary_enrols_somebody_who_is_found_by_name_and_the_page_shows_it()
    {
        var page = await Open();
        Answer("enrol-member", Details with { Members = [.. Details.Members, new("a2", "丙", null)] });
        Office.Answers["/api/people/find"] = _ => new[] { new Person("a2", "丙", Role.GridMember, Code.Value) };
        await Add(page, Roster);
        await page.Find("#enrol").FocusAsync();
        page.WaitForElement("[role=option]");
        Assert.Contains("网格员 云溪社区 03网格", page.Find("[role=option]").TextContent, StringComparison.Ordinal);
        await page.Find("[role=option]").ClickAsync();
        Assert.Equal("丙", page.Find("#enrol").GetAttribute("value"));
        await page.Find("form").SubmitAsync();
        Assert.Equal((Path("enrol-member"), """{"member":"a2","name":"丙"}"""), Office.Written.Single());
        Assert.Contains("丙", page.Find(".editable li:last-child").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task A_refusal_is_said_in_its_place_and_nothing_typed_is_lost()
    {
        var page = await Open();
        Office.Answers[Path("record-building")] = _ => Office.No("一个网格最多 500 栋。");
        await Add(page, Buildings);
        Type(page, "楼栋名称", "二栋");
        await page.Find("form").SubmitAsync();
        Assert.Contains("一个网格最多 500 栋。", page.FindAll(".editable")[Buildings].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".editable")[Units].QuerySelectorAll("fluent-message-bar"));
        Assert.Equal("二栋", Typed(page, "楼栋名称"));
    }

    [Fact]
    public async Task A_building_is_changed_under_its_number()
    {
        var page = await Open();
        Answer("record-building", Details with { Buildings = [new("01", "一栋", "己")] });
        await Button(page.FindAll(".editable")[Buildings], "修改").ClickAsync();
        Assert.Equal(("一栋", "乙"), (Typed(page, "楼栋名称"), Typed(page, "楼栋长（可不填）")));
        Type(page, "楼栋长（可不填）", "己");
        await page.Find("form").SubmitAsync();
        Assert.Equal("""{"building":"01","name":"一栋","head":"己"}""", Office.Written.Single().Body);
        Assert.Contains("己", page.FindAll(".editable")[Buildings].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_was_released_can_be_taken_back()
    {
        var page = await Open();
        Answer("release-unit", Details with { Units = [] });
        Answer("contract-unit", Details);
        await Button(page.FindAll(".editable")[Units], "解约").ClickAsync();
        Assert.Contains("已移除：同心药房", page.FindAll(".editable")[Units].TextContent, StringComparison.Ordinal);
        await Button(page.FindAll(".editable")[Units], "撤销").ClickAsync();
        Assert.Equal(["""{"unit":"u1"}""", """{"unit":"u1","name":"同心药房"}"""], Office.Written.Select(one => one.Body));
        Assert.DoesNotContain("已移除", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_many_matters_are_open_and_overdue_is_asked_of_the_list()
    {
        Office.Answers["/api/matters"] = asked => new ListPage<MatterView>([], asked.Query.Contains("due=", StringComparison.Ordinal) ? 2 : 7, null);
        var page = await Open(Role.CountyOperator, "360424");
        page.WaitForAssertion(() => Assert.Equal("2", page.Find(".facts .late").TextContent));
        Assert.Equal("7", page.Find(".facts a").TextContent);
        Assert.Contains(Office.Asked, one => one.Path == $"/api/matters?area={Code}&status=file,dispatch,handle,verify,close&size=1&due=2026-11-23T06:36:00Z");
    }

    [Fact]
    public async Task Who_may_see_no_matters_is_shown_no_count_of_them() =>
        Assert.DoesNotContain("未结事项", (await Open(Role.Administrator, "*")).Find(".facts").TextContent, StringComparison.Ordinal);

    private static string Path(string command) => $"/api/grids/{Code}/{command}";

    private static IElement Button(IElement within, string text) =>
        within.QuerySelectorAll("fluent-button").Single(button => button.TextContent.Trim() == text);

    private static Task Add(IRenderedComponent<GridDetailPage> page, int section) => page.FindAll(".editable")[section].QuerySelector(".add")!.ClickAsync();

    // The answer of a command counts; the lists are read again.
    private void Answer(string command, GridDetails then) => Office.Answers[Path(command)] = _ =>
    {
        Office.Answers[$"/api/grids/{Code}/details"] = _ => new CommandAnswer<GridDetails>(2, then);
        return new CommandAnswer<GridView>(2, Grid);
    };

    private async Task<IRenderedComponent<GridDetailPage>> Open(Role role = Role.CommunitySecretary, string place = "360424100901")
    {
        await SignIn(role, place);
        Office.Answers[$"/api/grids/{Code}"] = _ => new CommandAnswer<GridView>(1, Grid);
        Office.Answers[$"/api/grids/{Code}/details"] = _ => new CommandAnswer<GridDetails>(1, Details);
        Office.Answers[$"/api/grids/{Code}/history"] = _ => new HistoryPage([], null);
        var page = Render<GridDetailPage>(p => p.Add(g => g.Code, Code.Value));
        page.WaitForElement(".facts");
        return page;
    }
}
