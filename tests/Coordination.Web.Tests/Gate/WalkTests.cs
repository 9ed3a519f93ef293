using System.Net;
using Coordination.Contracts.Gate;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Web.Gate;
using Microsoft.Extensions.DependencyInjection;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Gate;

/// <summary>
/// Every command × every role × inside and outside of the role's place, over HTTP, against the rows of the table. Bodies
/// and things are made here from the records: a new command needs its row and nothing else.
/// </summary>
[Collection(nameof(SharedApp))]
public sealed class WalkTests(SharedApp shared)
{
    private static readonly Held[] Roles = [.. Enum.GetValues<Role>().Select(role => new Held(role, Places[role]))];

    public static TheoryData<string> Commands => [.. Names.All];

    public static TheoryData<string> Kinds => [.. KindCatalog.All.Select(kind => kind.Name)];

    [Theory, MemberData(nameof(Commands))]
    public async Task A_command_is_taken_from_its_roles_in_their_place_and_unknown_to_all_others(string name)
    {
        var (kind, command) = (KindCatalog.Find(name.Split('/')[0])!, name.Split('/')[1]);
        var row = Assert.Single(PermissionTable.Commands, row => row.Command == kind.Commands[command]);
        foreach (var caller in Roles)
            foreach (var inside in new[] { true, false })
            {
                var grid = inside ? Grid : OtherGrid;
                var id = row.Command.IsAssignableTo(typeof(INamesPlaces)) && kind.StandsAt(Grid) is null && Creates(kind, row.Command)
                    ? NewId(kind) : await Thing(kind, grid);
                using var client = await shared.As(caller.Role);
                var answer = await client.Command($"{kind.Name}/{id}/{command}", SampleBody.Of(row.Command, grid));
                // Everywhere has no outside.
                var may = row.Roles.Contains(caller.Role) && (inside || caller.Role == Role.Administrator);
                var text = await answer.Content.ReadAsStringAsync(TestApp.Stop);
                var told = $"{name} by {caller.Role} {(inside ? "inside" : "outside")}: {answer.StatusCode} {text}";
                if (may) Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, told);
                else Assert.True(answer.StatusCode == HttpStatusCode.NotFound, told);
            }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_view_is_shown_to_its_roles_in_their_place_and_unknown_to_all_others(string name)
    {
        var kind = KindCatalog.Find(name)!;
        var row = Assert.Single(PermissionTable.Views, row => row.Kind == name);
        var (inside, outside) = (await Thing(kind, Grid), await Thing(kind, OtherGrid));
        string[] suffixes = kind.DetailsType is null ? ["", "/history"] : ["", "/history", "/details"];
        foreach (var caller in Roles)
        {
            using var client = await shared.As(caller.Role);
            var sees = row.Roles.Contains(caller.Role);
            // What stands above a role's own place is not in it.
            var reaches = sees && new RoleGrant(caller.Role, caller.Place).Reaches(kind.StandsAt(inside) ?? new Standing(Grid));
            foreach (var suffix in suffixes)
            {
                await Seen(client, $"/api/{name}/{inside}{suffix}", reaches, caller.Role);
                await Seen(client, $"/api/{name}/{outside}{suffix}", sees && caller.Role == Role.Administrator, caller.Role);
            }
            await Seen(client, $"/api/{name}", sees, caller.Role);
            await Seen(client, $"/api/{name}?area={OtherCounty}", sees && caller.Role == Role.Administrator, caller.Role);
            await Seen(client, $"/api/{name}?chain=no-such", sees && (caller.Role == Role.Administrator), caller.Role);
        }
    }

    [Fact]
    public async Task A_board_is_shown_to_its_roles_in_their_place_and_a_viewer_sees_the_very_board_of_its_grant()
    {
        foreach (var kind in shared.App.Services.GetRequiredService<BoardCatalog>().All)
        {
            var row = Assert.Single(PermissionTable.Boards, row => row.Kind == kind.Name);
            foreach (var caller in Roles)
            {
                using var client = await shared.As(caller.Role);
                foreach (var key in new[] { County, Street, Community, OtherCounty, OtherCommunity }.Select(kind.ParseKey).OfType<string>())
                {
                    var place = kind.PlaceOf(key);
                    var may = caller.Role == Role.Viewer
                        ? caller.Place == $"{kind.Name}/{key}"
                        : !Place.IsAccount(place) && row.Roles.Contains(caller.Role) && Place.Reaches(caller.Place, place);
                    await Seen(client, $"/api/boards/{kind.Name}/{key}", may, caller.Role);
                }
            }
        }
    }

    [Fact]
    public async Task A_role_held_above_its_level_reaches_what_lies_below()
    {
        await shared.App.Account("floating", Role.GridMember, Community);
        using var client = await shared.App.As("floating");
        var (status, code) = await client.Command($"grids/{Grid}/go-on-duty").Problem();
        Assert.Equal((409, "grid.not-enrolled"), (status, code));
        Assert.Equal(404, (await client.Command($"grids/{OtherGrid}/go-on-duty").Problem()).Status);
    }

    private static async Task Seen(HttpClient client, string path, bool may, Role role)
    {
        var answer = await client.GetAsync(path, TestApp.Stop);
        Assert.True(answer.StatusCode == (may ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{path} by {role}: {answer.StatusCode}");
    }

    /// <summary>A thing of the kind that stands at the grid or, when it is itself a place, above it.</summary>
    private async Task<string> Thing(Kind kind, string grid)
    {
        foreach (var code in (string[])[grid, grid[..12], grid[..6]])
            if (kind.ParseId(code) is not null && kind.StandsAt(code) is not null)
                return code;
        foreach (var command in kind.Commands.Values.Where(Permissions.IsOpen))
        {
            var id = NewId(kind);
            if (await Send(kind, id, command, grid) == 200) return id;
        }
        throw new InvalidOperationException($"No command makes one of {kind.Name}.");
    }

    private static bool Creates(Kind kind, Type command) => kind.Commands.Values.First(Permissions.IsOpen) == command;

    private static string NewId(Kind kind) => kind.ParseId(Guid.CreateVersion7().ToString()) ?? kind.ParseId($"sample.n{Guid.CreateVersion7():N}"[..40])!;

    private async Task<int> Send(Kind kind, string id, Type command, string grid)
    {
        var everyone = new Caller("everyone", "everyone", [.. Enum.GetValues<Role>().Select(role => new RoleGrant(role, grid[..6]))]);
        var name = kind.Commands.Single(named => named.Value == command).Key;
        return (await shared.App.Gate.Send(
            everyone, kind.Name, id, name, Guid.CreateVersion7().ToString(), System.Text.Encoding.UTF8.GetBytes(SampleBody.Of(command, grid)), null, TestApp.Stop)).Status;
    }

    private sealed record Held(Role Role, string Place);
}
