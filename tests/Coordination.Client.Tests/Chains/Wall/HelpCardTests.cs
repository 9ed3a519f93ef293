using Bunit;
using Coordination.Client.Chains.Wall;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Chains;

namespace Coordination.Client.Tests.Chains.Wall;

public sealed class HelpCardTests : Desk
{
    [Fact]
    public void The_most_urgent_come_first_and_what_is_late_is_marked()
    {
        var card = Render(
            Team("a", new OwedHelp("变压器等并网批复", "市供电公司", At.AddDays(3))), Team("b", new OwedHelp("缺吊装工", "市人社局")),
            Team("c", new OwedHelp("堆场缺 32 亩", "市自然资源局", At.AddHours(-2))), Team("d", null));
        Assert.Equal(["堆场缺 32 亩", "变压器等并网批复", "缺吊装工"], card.FindAll("li b").Select(one => one.TextContent));
        Assert.Equal("2 时 00 分", card.Find("li em.late").TextContent.Trim());
        Assert.Contains("3 支队在等", card.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 件超时", card.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("市自然资源局", card.Find("li span").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_as_many_as_have_room_are_listed_and_all_are_counted()
    {
        var card = Render([.. Enumerable.Range(0, 7).Select(at => Team($"t{at}", new OwedHelp($"x{at}", "u", At.AddDays(at))))]);
        Assert.Equal(HelpCard.Room, card.FindAll("li").Count);
        Assert.Contains("7 支队在等", card.Find("h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_waits_it_says_so() => Assert.Contains("眼下没有队在等。", Render(Team("a", null)).Markup, StringComparison.Ordinal);

    private IRenderedComponent<HelpCard> Render(params TeamRow[] teams) =>
        Render<HelpCard>(given => given.Add(card => card.Teams, teams).Add(card => card.Now, At));

    private static TeamRow Team(string id, OwedHelp? owed) => new($"steel.{id}", 1, id, "p", Owed: owed);
}
