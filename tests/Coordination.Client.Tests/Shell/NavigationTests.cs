using Bunit;
using Coordination.Client.Shell;
using Coordination.Contracts.Gate;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Tests.Shell;

public sealed class NavigationTests : Desk
{
    public static TheoryData<Role> Roles { get; } = [.. Enum.GetValues<Role>()];

    [Theory, MemberData(nameof(Roles))]
    public async Task Each_role_is_shown_exactly_the_pages_whose_rows_of_the_table_name_it(Role role)
    {
        var expected = ConsolePage.All.Where(page =>
            Has(PermissionTable.Views, page.Needs.NeedsView, role) && Has(PermissionTable.Boards, page.Needs.NeedsBoard, role)
            && (page.Needs.NeedsCommand is null || PermissionTable.Commands.Single(row => row.Command == page.Needs.NeedsCommand).Roles.Contains(role)));
        Assert.Equal(expected.Select(page => page.Address), await Shown(role));
    }

    [Theory]
    [InlineData(Role.Administrator, "boards areas viewer-links accounts import", "matters")]
    [InlineData(Role.CountyOperator, "matters grids communities boards viewer-links", "accounts import")]
    [InlineData(Role.CommunitySecretary, "matters grids boards", "accounts import viewer-links")]
    [InlineData(Role.Enterprise, "boards", "matters grids accounts")]
    [InlineData(Role.Viewer, "boards", "matters grids accounts")]
    public async Task What_that_comes_to(Role role, string pages, string others)
    {
        var shown = (await Shown(role)).ToList();
        // What waits for oneself comes first; nothing waits for a wall.
        Assert.Equal(role is Role.Viewer ? "boards" : "", shown[0]);
        Assert.Empty(pages.Split(' ').Except(shown));
        Assert.Empty(others.Split(' ').Intersect(shown));
    }

    [Fact]
    public async Task Every_page_has_a_word_and_an_icon_and_a_place_of_its_own()
    {
        await SignIn(Role.CountyOperator, "360424");
        var texts = Reader.Of("zh-CN");
        Assert.All(ConsolePage.All, page => Assert.False(texts[page.Word].ResourceNotFound, page.Word));
        Assert.Equal(ConsolePage.All.Count, ConsolePage.All.Select(page => page.Needs.Order).Distinct().Count());
        Assert.Equal(ConsolePage.All.Count, ConsolePage.All.Select(page => page.Needs.Icon).Distinct().Count());
        var link = Console().Find("nav a[href=matters]");
        Assert.Equal("事项", link.TextContent);
        Assert.Equal("true", link.QuerySelector("svg.icon")!.GetAttribute("aria-hidden"));
    }

    [Fact]
    public void What_a_page_needs_stands_in_the_table() => Assert.All(ConsolePage.All, page =>
    {
        if (page.Needs.NeedsView is { } view) Assert.Contains(PermissionTable.Views, row => row.Kind == view);
        if (page.Needs.NeedsBoard is { } board) Assert.Contains(PermissionTable.Boards, row => row.Kind == board);
        if (page.Needs.NeedsCommand is { } command) Assert.Contains(PermissionTable.Commands, row => row.Command == command);
    });

    private static bool Has(IReadOnlyList<SightRow> rows, string? kind, Role role) =>
        kind is null || rows.Single(row => row.Kind == kind).Roles.Contains(role);

    private async Task<IEnumerable<string>> Shown(Role role)
    {
        await SignIn(role, "360424");
        return Console().FindAll("nav a").Select(link => link.GetAttribute("href")!.Trim('/'));
    }

    private IRenderedComponent<ConsoleLayout> Console()
    {
        var console = Render<ConsoleLayout>(p => p.Add(layout => layout.Body, (RenderFragment)(_ => { })));
        console.WaitForElement("nav");
        return console;
    }
}
