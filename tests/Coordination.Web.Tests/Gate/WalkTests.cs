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
                    ? await New(kind, grid) : await Thing(kind, grid);
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
            var reaches = sees && new RoleGrant(caller.Role, caller.Place).Reaches(await Stands(kind.Stream(inside)) ?? new Standing(Grid));
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
        foreach (var kind in shared.App.Services.GetRequiredService<BoardCatalog>().All.Where(one => one.ShowsKind("matters/x") is null))
        {
            List<string> things = [County, Street, Community, OtherCounty, OtherCommunity];
            foreach (var subject in KindCatalog.All.Where(one => kind.Subjects.Contains(one.Name) || one.Name == $"{kind.Name}s")) things.AddRange(await Task.WhenAll(Thing(subject, Grid), Thing(subject, OtherGrid)));
            var row = Assert.Single(PermissionTable.Boards, row => row.Kind == kind.Name);
            foreach (var caller in Roles)
            {
                using var client = await shared.As(caller.Role);
                foreach (var key in things.Distinct().Select(kind.ParseKey).OfType<string>())
                {
                    var place = kind.PlaceOf(key);
                    var stands = kind.SubjectOf(key) is { } subject ? await Stands(subject) : null;
                    if (kind.SubjectOf(key) is not null && stands is null) continue;
                    var may = caller.Role == Role.Viewer
                        ? caller.Place == $"{kind.Name}/{key}"
                        : !Place.IsAccount(place) && row.Roles.Contains(caller.Role)
                            && (Place.Reaches(caller.Place, place) || stands is { } thing && thing.IsReachedBy(caller.Place));
                    await Seen(client, $"/api/boards/{kind.Name}/{key}", may, caller.Role);
                }
            }
        }
    }

    [Fact]
    public async Task Lists_and_things_are_followed_by_who_sees_the_kind_there()
    {
        foreach (var kind in KindCatalog.All)
        {
            var name = kind.Name;
            var row = Assert.Single(PermissionTable.Views, row => row.Kind == name);
            var (inside, outside) = (await Thing(kind, Grid), await Thing(kind, OtherGrid));
            foreach (var caller in Roles.Where(one => one.Role is not Role.Viewer))
            {
                using var client = await shared.As(caller.Role);
                var sees = row.Roles.Contains(caller.Role);
                foreach (var place in new[] { County, Community, OtherCounty, "*", "chains/no-such" })
                    await Seen(client, $"/api/boards/list/{name}/{place}", Permissions.ToSee([new RoleGrant(caller.Role, caller.Place)], name).Reach(place), caller.Role);
                await Seen(client, $"/api/boards/thing/{name}/{outside}", sees && caller.Role == Role.Administrator, caller.Role);
                if (await Stands($"{name}/{inside}") is { } stands)
                    await Seen(client, $"/api/boards/thing/{name}/{inside}", Permissions.ToSee([new RoleGrant(caller.Role, caller.Place)], name).Reach(stands), caller.Role);
            }
        }
        using var stranger = shared.App.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/api/boards/list/matters/{County}", TestApp.Stop)).StatusCode);
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
            if (kind.ParseId(code) is not null && kind.StandsAt(code) is { Chain: null })
                return code;
        foreach (var id in (string[])[SampleBody.ChainAt(grid), $"{SampleBody.ChainAt(grid)}.walk"])
            if (kind.ParseId(id) == id && kind.StandsAt(id) is { Chain: not null })
            {
                if (!kind.Commands.ContainsKey("register")) await WithUnits(grid);
                return await InChain(kind, id, grid);
            }
        await WithUnits(grid);
        if (!kind.Commands.Values.Any(Permissions.IsOpen)) return await Counted(kind, grid);
        foreach (var command in kind.Commands.Values.Where(Permissions.IsOpen))
        {
            var id = NewId(kind);
            if (await Send(kind, id, command, grid) == 200) return id;
        }
        throw new InvalidOperationException($"No command makes one of {kind.Name}.");
    }

    /// <summary>Registered, with the chain that it lies in and the unit that commands name.</summary>
    private async Task<string> InChain(Kind kind, string id, string grid)
    {
        foreach (var place in (string?[])[Place.ParentOf(kind.StandsAt(id)!.Value.Chain!), kind.StandsAt(id)!.Value.Chain, $"chains/{SampleBody.ChainAt(grid)}/units/walk"])
        {
            if (place is null || KindCatalog.StreamOfPlace(place) is not { } stream || await Stands(stream) is not null) continue;
            var (known, name) = KindCatalog.OfStream(stream)!.Value;
            var body = System.Text.Encoding.UTF8.GetBytes(SampleBody.Of(known.Commands["register"], grid));
            var answer = await shared.App.Gate.Send(TestApp.Root, known.Name, name, "register", Guid.CreateVersion7().ToString(), body, null, TestApp.Stop);
            Assert.True(answer.Status == 200, $"{stream}: {answer.Status} {answer.Code}");
        }
        return id;
    }

    /// <summary>A chain with a chair and a firm: what its work items name.</summary>
    private async Task WithUnits(string grid)
    {
        var chain = SampleBody.ChainAt(grid);
        foreach (var id in (string[])[$"{chain}.walk", $"{chain}.other"]) await InChain(KindCatalog.Find("units")!, id, grid);
        await InChain(KindCatalog.Find("enterprises")!, $"{chain}.walk", grid);
        await shared.App.Chaired($"{chain}.walk");
    }

    /// <summary>What only the server makes: the numbers of the chain's problems, which come with the first of them.</summary>
    private async Task<string> Counted(Kind kind, string grid)
    {
        await Thing(KindCatalog.Find("problems")!, grid);
        var id = $"{SampleBody.ChainAt(grid)}.problems";
        await Testing.Eventually.Holds(async () => await Stands(kind.Stream(id)) is not null);
        return id;
    }

    private async Task<Standing?> Stands(string stream) =>
        (await shared.App.Services.GetRequiredService<IViews>().Get(stream, TestApp.Stop))?.Row.Stands;

    private static bool Creates(Kind kind, Type command) => kind.Commands.Values.First(Permissions.IsOpen) == command;

    private async Task<string> New(Kind kind, string grid)
    {
        await WithUnits(grid);
        return NewId(kind);
    }

    private static string NewId(Kind kind) => kind.ParseId(Guid.CreateVersion7().ToString()) ?? kind.ParseId($"sample.n{Guid.CreateVersion7():N}"[..40])!;

    private async Task<int> Send(Kind kind, string id, Type command, string grid)
    {
        var everyone = new Caller("everyone", "everyone", [.. Enum.GetValues<Role>().SelectMany(role => new[] { grid[..6], $"chains/{SampleBody.ChainAt(grid)}" }.Select(place => new RoleGrant(role, place)))]);
        var name = kind.Commands.Single(named => named.Value == command).Key;
        return (await shared.App.Gate.Send(
            everyone, kind.Name, id, name, Guid.CreateVersion7().ToString(), System.Text.Encoding.UTF8.GetBytes(SampleBody.Of(command, grid)), null, TestApp.Stop)).Status;
    }

    private sealed record Held(Role Role, string Place);
}
