using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Tests.Gate;

public sealed class PermissionTableTests
{
    [Fact]
    public void The_table_says_what_is_expected() =>
        Assert.Empty(Expected.Differences(PermissionTable.Commands, PermissionTable.Views, PermissionTable.Boards));

    [Fact]
    public void Every_command_and_every_kind_has_a_row_in_the_table_and_in_what_is_expected()
    {
        Assert.Equal(Names.All.Order(), PermissionTable.Commands.Select(row => Names.Of(row.Command)).Order());
        Assert.Equal(Names.All.Order(), Expected.Senders.Keys.Order());
        Assert.Equal(KindCatalog.All.Select(kind => kind.Name).Order(), PermissionTable.Views.Select(row => row.Kind).Order());
    }

    [Fact]
    public void Who_may_send_one_of_a_kinds_commands_handles_that_kind_there_and_nobody_else()
    {
        foreach (var kind in KindCatalog.All)
            foreach (var role in Enum.GetValues<Role>())
            {
                var caller = new Caller("a", "a", [new RoleGrant(role, SharedHouse.Community)]);
                var sends = Expected.Senders.Any(row => row.Key.StartsWith(kind.Name + "/", StringComparison.Ordinal) && row.Value.Contains(role));
                Assert.Equal(sends, Permissions.MayHandle(caller, kind.Name, SharedHouse.Grid));
                Assert.False(Permissions.MayHandle(caller, kind.Name, SharedHouse.OtherGrid));
            }
    }

    [Fact]
    public void A_row_that_is_taken_out_is_noticed()
    {
        foreach (var row in PermissionTable.Commands)
            Assert.NotEmpty(Expected.Differences([.. PermissionTable.Commands.Except([row])], PermissionTable.Views, PermissionTable.Boards));
        foreach (var row in PermissionTable.Views)
            Assert.NotEmpty(Expected.Differences(PermissionTable.Commands, [.. PermissionTable.Views.Except([row])], PermissionTable.Boards));
        foreach (var row in PermissionTable.Boards)
            Assert.NotEmpty(Expected.Differences(PermissionTable.Commands, PermissionTable.Views, [.. PermissionTable.Boards.Except([row])]));
    }

    [Fact]
    public void A_role_that_is_taken_out_of_a_row_is_noticed()
    {
        foreach (var row in PermissionTable.Commands)
            foreach (var role in row.Roles)
            {
                var less = row with { Roles = [.. row.Roles.Except([role])] };
                Assert.NotEmpty(Expected.Differences(
                    [.. PermissionTable.Commands.Select(one => one == row ? less : one)], PermissionTable.Views, PermissionTable.Boards));
            }
    }
}
