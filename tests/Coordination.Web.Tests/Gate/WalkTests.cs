using System.Net;
using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedHouse;

namespace Coordination.Web.Tests.Gate;

/// <summary>Every command × every role × inside and outside of the role's place, over HTTP.</summary>
[Collection(nameof(SharedHouse))]
public sealed class WalkTests(SharedHouse shared)
{
    private static readonly Held[] Roles = [.. Enum.GetValues<Role>().Select(role => new Held(role, Places[role]))];

    public static TheoryData<string> Commands => [.. Names.All];

    public static TheoryData<string> Kinds => [.. Expected.Seers.Keys];

    [Theory, MemberData(nameof(Commands))]
    public async Task A_command_is_taken_from_its_roles_in_their_place_and_unknown_to_all_others(string name)
    {
        Assert.True(Expected.Senders.ContainsKey(name), $"{name} has no row in what is expected.");
        foreach (var caller in Roles)
            foreach (var inside in new[] { true, false })
            {
                var (path, body) = await Target(name, inside);
                using var client = await shared.As(caller.Role);
                var answer = await client.Command(path, body);
                // Everywhere has no outside.
                var may = Expected.Senders[name].Contains(caller.Role) && (inside || caller.Role == Role.Administrator);
                var text = await answer.Content.ReadAsStringAsync(House.Stop);
                var told = $"{name} by {caller.Role} {(inside ? "inside" : "outside")}: {answer.StatusCode} {text}";
                if (may) Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, told);
                else Assert.True(answer.StatusCode == HttpStatusCode.NotFound, told);
            }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_view_is_shown_to_its_roles_in_their_place_and_unknown_to_all_others(string kind)
    {
        var inside = kind == "matters" ? await Matter(Grid) : Id(kind, true);
        var outside = kind == "matters" ? await Matter(OtherGrid) : Id(kind, false);
        foreach (var caller in Roles)
        {
            using var client = await shared.As(caller.Role);
            var sees = Expected.Seers[kind].Contains(caller.Role);
            // What stands above a role's own place is not in it.
            var reaches = sees && (kind == "matters" || caller.Place == RoleGrant.Everywhere || inside.StartsWith(caller.Place, StringComparison.Ordinal));
            foreach (var suffix in new[] { "", "/history" })
            {
                await Seen(client, $"/api/{kind}/{inside}{suffix}", reaches, caller.Role);
                await Seen(client, $"/api/{kind}/{outside}{suffix}", sees && caller.Role == Role.Administrator, caller.Role);
            }
            await Seen(client, $"/api/{kind}", sees, caller.Role);
            await Seen(client, $"/api/{kind}?area={OtherCounty}", sees && caller.Role == Role.Administrator, caller.Role);
        }
    }

    [Fact]
    public async Task A_board_is_shown_to_its_roles_in_their_place_and_a_viewer_sees_the_very_board_of_its_grant()
    {
        foreach (var caller in Roles)
        {
            using var client = await shared.As(caller.Role);
            foreach (var area in new[] { County, Street, Community, OtherCounty, OtherCommunity })
            {
                var may = caller.Role == Role.Viewer
                    ? caller.Place == "area/" + area
                    : Expected.Watchers["area"].Contains(caller.Role)
                        && (caller.Place == RoleGrant.Everywhere || area.StartsWith(caller.Place, StringComparison.Ordinal));
                await Seen(client, $"/api/boards/area/{area}", may, caller.Role);
            }
        }
    }

    [Fact]
    public async Task A_role_held_above_its_level_reaches_what_lies_below()
    {
        await shared.House.Account("floating", Role.GridMember, Community);
        using var client = await shared.House.As("floating");
        var (status, code) = await client.Command($"grids/{Grid}/go-on-duty").Problem();
        Assert.Equal((409, "grid.not-enrolled"), (status, code));
        Assert.Equal(404, (await client.Command($"grids/{OtherGrid}/go-on-duty").Problem()).Status);
    }

    private static async Task Seen(HttpClient client, string path, bool may, Role role)
    {
        var answer = await client.GetAsync(path, House.Stop);
        Assert.True(answer.StatusCode == (may ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{path} by {role}: {answer.StatusCode}");
    }

    private async Task<(string Path, string Body)> Target(string name, bool inside)
    {
        var (kind, command) = (name.Split('/')[0], name.Split('/')[1]);
        var grid = inside ? Grid : OtherGrid;
        var id = name == "matters/report" ? Guid.CreateVersion7().ToString() : kind == "matters" ? await Matter(grid) : Id(kind, inside);
        return ($"{name.Replace("/", $"/{id}/", StringComparison.Ordinal)}", command switch
        {
            "register" or "name-committee" or "link-leader" or "assign-first-secretary" => """{"name":"N"}""",
            "enrol-member" => """{"member":"m","name":"N"}""",
            "retire-member" => """{"member":"m"}""",
            "report-level" => """{"level":"calm"}""",
            "record-building" => """{"building":"1","name":"N"}""",
            "remove-building" => """{"building":"1"}""",
            "contract-unit" => """{"unit":"1","name":"N"}""",
            "release-unit" => """{"unit":"1"}""",
            "note-matter" => $$"""{"matter":"{{Guid.CreateVersion7()}}","matterVersion":1,"step":"file","overdue":false,"left":false}""",
            "escalate" => """{"dueAt":"2026-01-01T00:00:00Z"}""",
            "report" => $$"""{"grid":"{{grid}}","item":"A1","title":"T"}""",
            _ => "{}",
        });
    }

    private static string Id(string kind, bool inside) => kind switch
    {
        "areas" => inside ? County : OtherCounty,
        "communities" => inside ? Community : OtherCommunity,
        _ => inside ? Grid : OtherGrid,
    };

    private async Task<string> Matter(string grid)
    {
        var id = Guid.CreateVersion7().ToString();
        await shared.House.Done(
            new("op", "op", [new RoleGrant(Role.CountyOperator, grid[..6])]), "matters", id, "report", new { grid, item = "A1", title = "T" });
        return id;
    }

    private sealed record Held(Role Role, string Place);
}
