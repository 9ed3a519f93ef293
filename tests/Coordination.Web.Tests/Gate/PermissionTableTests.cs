using Coordination.Contracts.Gate;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Web.Gate;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Gate;

[Collection(nameof(SharedApp))]
public sealed class PermissionTableTests(SharedApp shared)
{
    [Fact]
    public void Every_command_kind_and_board_has_one_row()
    {
        Assert.Equal(Names.All.Order(), PermissionTable.Commands.Select(row => Names.Of(row.Command)).Order());
        // Accounts, people and viewer links are seen by endpoints of their own.
        Assert.Equal(
            KindCatalog.All.Select(kind => kind.Name).Concat(["accounts", "people", "viewer-links"]).Order(), PermissionTable.Views.Select(row => row.Kind).Order());
        Assert.Equal(
            shared.App.Services.GetRequiredService<BoardCatalog>().All.Where(kind => kind.ShowsKind("matters/x") is null).Select(kind => kind.Name).Order(),
            PermissionTable.Boards.Select(row => row.Kind).Order());
    }

    [Fact]
    public void Who_may_send_a_command_sees_the_thing_and_no_row_names_a_role_twice()
    {
        foreach (var row in PermissionTable.Commands)
        {
            Assert.Equal(row.Roles.Distinct(), row.Roles);
            var kind = Names.Of(row.Command).Split('/')[0];
            Assert.All(row.Roles, role => Assert.NotEmpty(Permissions.ToSee([new RoleGrant(role, "360424")], kind)));
        }
        Assert.All(PermissionTable.Commands, row => Assert.DoesNotContain(Role.Viewer, row.Roles));
        Assert.All(PermissionTable.Views, row => Assert.DoesNotContain(Role.Viewer, row.Roles));
    }

    [Fact]
    public void The_administrator_sees_no_matter()
    {
        var administrator = new RoleGrant(Role.Administrator, Place.Everywhere);
        Assert.Empty(Permissions.ToSee([administrator], "matters"));
        Assert.All(KindCatalog.Find("matters")!.Commands.Values, command => Assert.Empty(Permissions.ToSend([administrator], command)));
    }

    [Fact]
    public void Who_may_send_one_of_a_kinds_commands_handles_that_kind_there_and_nobody_else()
    {
        foreach (var kind in KindCatalog.All)
            foreach (var role in Enum.GetValues<Role>())
            {
                var caller = new Caller("a", "a", [new RoleGrant(role, SharedApp.Community)]);
                var sends = PermissionTable.Commands.Any(row => kind.Commands.Values.Contains(row.Command) && row.Roles.Contains(role));
                Assert.Equal(sends, caller.MayHandle(kind.Name, new Standing(SharedApp.Grid)));
                Assert.False(caller.MayHandle(kind.Name, new Standing(SharedApp.OtherGrid)));
            }
    }

    [Theory]
    [InlineData("*", "360424", true)]
    [InlineData("*", "accounts/a", false)]
    [InlineData("360424", "360424100901003", true)]
    [InlineData("360424100", "360424", false)]
    [InlineData("chains/fuan", "chains/fuan", true)]
    [InlineData("chains/fuan", "chains/fuan/enterprises/x", true)]
    [InlineData("chains/fuan", "chains/fuan-2", false)]
    [InlineData("chains/fuan/enterprises/x", "chains/fuan/enterprises/xy", false)]
    [InlineData("area/360424", "360424", false)]
    [InlineData("", "360424", false)]
    [InlineData("360424", "", false)]
    [InlineData("accounts/a", "accounts/a", false)]
    public void A_place_reaches_itself_and_what_lies_below(string holder, string place, bool reaches) =>
        Assert.Equal(reaches, Place.Reaches(holder, place));

    [Theory]
    [InlineData("360424", null)]
    [InlineData("360424100901003", "360424100901")]
    [InlineData("chains/fuan", null)]
    [InlineData("chains/fuan/enterprises/x", "chains/fuan")]
    public void A_place_has_a_parent_but_the_topmost(string place, string? parent) => Assert.Equal(parent, Place.ParentOf(place));

    [Theory]
    [InlineData("chains/fuan", true)]
    [InlineData("chains/fuan/enterprises/x-1", true)]
    [InlineData("chains/Fuan", false)]
    [InlineData("chains/", false)]
    [InlineData("chains/a/b", false)]
    [InlineData("chains/-a", false)]
    [InlineData("chains/a//x", false)]
    [InlineData("chain/a", false)]
    public void A_chain_path_has_slugs_in_pairs(string place, bool isChain) => Assert.Equal(isChain, Place.IsChain(place));
}
