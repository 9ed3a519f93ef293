using Bunit;
using Coordination.Client.Accounts;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Tests.Accounts;

public sealed class AccountsPageTests : Desk
{
    private static readonly AccountView Someone = new("a1", "grid@test", "甲", false, [new(Role.GridMember, Code.Value)]);

    [Fact]
    public async Task A_role_is_shown_with_the_name_of_its_place() =>
        Assert.Contains("网格员 云溪社区 03网格", (await Open()).Find("table").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Roles_are_added_and_taken_away_and_the_password_stays_when_none_is_typed()
    {
        var page = await Open();
        await Change(page);
        await page.Find("#add-role").ClickAsync();
        await page.Find(".grant fluent-button").ClickAsync();
        Office.Answers["/api/places/find"] = _ => new[] { new FoundPlace(Community.Value, "云溪社区", "communities", true) };
        await page.Find("#grant-0-place").FocusAsync();
        page.WaitForElement("[role=option]");
        await page.Find("[role=option]").ClickAsync();
        Office.Answers["/api/accounts/a1"] = _ => Someone with { Grants = [new(Role.GridMember, Community.Value)] };
        await page.Find(".editable form").SubmitAsync();
        Assert.Equal(
            ("/api/accounts/a1", $$"""{"name":"甲","disabled":false,"grants":[{"role":"grid-member","place":"{{Community}}"}],"password":null}"""),
            Office.Written.Single());
        Assert.Empty(page.FindAll(".editable"));
        Assert.Contains("已保存", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("03网格", page.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_reset_and_one_too_weak_is_said_with_all_that_was_typed_still_there()
    {
        var page = await Open();
        await Change(page);
        var form = page.FindComponent<AccountForm>();
        Office.Answers["/api/accounts/a1"] = _ => Office.No("密码太简单。");
        Type(form, "姓名", "乙");
        Type(form, "新密码（留空不变）", "123");
        await page.Find(".editable form").SubmitAsync();
        Assert.Contains("密码太简单。", page.Find(".editable").TextContent, StringComparison.Ordinal);
        Assert.Equal(("乙", "123"), (Typed(form, "姓名"), Typed(form, "新密码（留空不变）")));

        Office.Answers["/api/accounts/a1"] = _ => Someone;
        Type(form, "新密码（留空不变）", "correct horse");
        await page.Find(".editable form").SubmitAsync();
        Assert.Contains("\"password\":\"correct horse\"", Office.Written.Last().Body, StringComparison.Ordinal);
    }

    private static Task Change(IRenderedComponent<AccountsPage> page) =>
        page.FindAll("td fluent-button").First(button => button.TextContent.Trim() == "修改").ClickAsync();

    private async Task<IRenderedComponent<AccountsPage>> Open()
    {
        await SignIn(Role.Administrator, "*");
        Office.Answers["/api/accounts"] = _ => new AccountPage([Someone], 1, null);
        var page = Render<AccountsPage>();
        page.WaitForElement("td fluent-button");
        return page;
    }
}
