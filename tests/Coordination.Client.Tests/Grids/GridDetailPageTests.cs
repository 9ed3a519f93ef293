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
        Assert.Equal(forms, (await Open(role, place)).FindAll("form").Count);

    [Fact]
    public async Task A_secretary_enrols_a_member_by_account_and_the_page_shows_it()
    {
        var page = await Open();
        Answer("enrol-member", Details with { Members = [.. Details.Members, new("a2", "丙", null)] });
        Type(page, "账号编号", " a2 ");
        Type(page, "姓名", "丙");
        await page.FindAll("form")[Roster].SubmitAsync();
        Assert.Equal((Path("enrol-member"), """{"member":"a2","name":"丙"}"""), Office.Written.Single());
        Assert.Contains("丙", page.Find(".editable li:last-child").TextContent, StringComparison.Ordinal);
        Assert.True(string.IsNullOrEmpty(Typed(page, "账号编号")));
    }

    [Fact]
    public async Task An_administrator_enrols_by_e_mail_under_the_name_of_the_account()
    {
        var page = await Open(Role.Administrator, "*");
        Office.Answers["/api/accounts"] = _ => new AccountPage(
            [new("a8", "xx.b@test", "丁", false, []), new("a9", "B@test", "戊", false, [])], 2, null);
        Answer("enrol-member", Details);
        Type(page, "邮箱", "b@test");
        await page.FindAll("form")[Roster].SubmitAsync();
        Assert.Equal("""{"member":"a9","name":"戊"}""", Office.Written.Single().Body);

        Type(page, "邮箱", "nobody@test");
        await page.FindAll("form")[Roster].SubmitAsync();
        Assert.Contains("nobody@test", page.Find(".editable fluent-message-bar").TextContent, StringComparison.Ordinal);
        Assert.Equal("nobody@test", Typed(page, "邮箱"));
        Assert.Single(Office.Written);
    }

    [Fact]
    public async Task A_refusal_is_said_in_its_place_and_nothing_typed_is_lost()
    {
        var page = await Open();
        Office.Answers[Path("record-building")] = _ => Office.No("一个网格最多 500 栋。");
        Type(page, "楼栋号", "02");
        Type(page, "楼栋名称", "二栋");
        await page.FindAll("form")[Buildings].SubmitAsync();
        Assert.Contains("一个网格最多 500 栋。", page.FindAll(".editable")[Buildings].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".editable")[Units].QuerySelectorAll("fluent-message-bar"));
        Assert.Equal(("02", "二栋"), (Typed(page, "楼栋号"), Typed(page, "楼栋名称")));
    }

    [Fact]
    public async Task A_building_is_changed_under_its_number()
    {
        var page = await Open();
        Answer("record-building", Details with { Buildings = [new("01", "一栋", "己")] });
        await Button(page.FindAll(".editable")[Buildings], "修改").ClickAsync();
        Assert.Equal(("01", "乙"), (Typed(page, "楼栋号"), Typed(page, "楼栋长（可不填）")));
        Type(page, "楼栋长（可不填）", "己");
        await page.FindAll("form")[Buildings].SubmitAsync();
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
