using Bunit;
using Coordination.Client.Areas.Wall;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Areas.Wall;

public sealed class AreaWallTests : Desk
{
    private const string First = "360424100901001", Third = "360424100901003";

    [Fact]
    public async Task A_county_is_painted_from_its_frames_and_only_what_changed_is_painted_again()
    {
        var wall = Open("360424");
        Stage.Send(Frames.Snapshot(1, Frames.Tile(First), Frames.Tile(Third)));
        await Passing(() => JSInterop.Invocations["tell"].Count == 1);
        Assert.Equal("修水县", wall.Find(".wall h1").TextContent);
        Assert.Equal("1 个网格", wall.Find(".map h2").ChildNodes[0].TextContent);
        Assert.Equal([0, 0, 0, 0, 1, 1, 0, 0, 0, 1], Numbers("tell", 0, argument: 1));
        Stage.Send(Frames.Delta(2, Frames.Tile(Third, GridLevel.Alert, open: 2, overdue: 1, onDuty: 0)));
        await Passing(() => JSInterop.Invocations["paint"].Count == 1);
        Assert.Equal([1, 14, 2, 1, 0], Numbers("paint", 0, argument: 0));
        Assert.Single(JSInterop.Invocations["tell"]);
    }

    [Fact]
    public async Task A_tile_that_left_is_arranged_away()
    {
        Open("360424");
        Stage.Send(Frames.Snapshot(1, Frames.Tile(First), Frames.Tile(Third)));
        await Passing(() => JSInterop.Invocations["tell"].Count == 1);
        Stage.Send(Frames.Delta(2) with { Gone = [$"grids/{First}"] });
        await Passing(() => JSInterop.Invocations["tell"].Count == 2);
        Assert.Equal([0, 0, 0, 0, 1], Numbers("tell", 1, argument: 1));
    }

    [Fact]
    public async Task A_community_has_a_card_for_each_of_its_grids()
    {
        var wall = Open("360424100901");
        Stage.Send(Frames.Snapshot(1, Frames.Tile(First), Frames.Tile(Third, GridLevel.Alert)));
        await Passing(() => wall.FindAll(".grid").Count == 2);
        Assert.Equal("03网格", wall.Find(".grid.alert h3 bdi").TextContent);
        Assert.Empty(wall.FindAll("canvas"));
    }

    [Fact]
    public async Task A_past_moment_is_read_as_the_server_writes_it()
    {
        Office.Answers["/api/boards/area/360424"] = _ => Frames.Snapshot(9, Frames.Tile(First)) with { Overdue = [new("m1", "路灯不亮", Frames.Grid, MatterStep.Handle, Frames.At.AddHours(-3), null)] };
        var wall = Open("360424", "?at=2026-11-23T06:36:00Z");
        await Passing(() => wall.FindAll(".wall.past .overdue li").Count == 1);
        Assert.Equal("+3 时 00 分", wall.Find(".overdue em").TextContent);
    }

    private IEnumerable<int> Numbers(string call, int at, int argument) => (IEnumerable<int>)JSInterop.Invocations[call][at].Arguments[argument]!;

    private IRenderedComponent<AreaWall> Open(string code, string query = "")
    {
        JSInterop.SetupModule("./js/tiles.js").Mode = JSRuntimeMode.Loose;
        Services.GetRequiredService<NavigationManager>().NavigateTo($"wall/area/{code}{query}");
        return Render<AreaWall>(p => p.Add(w => w.Code, code));
    }

    private Task Passing(Func<bool> holds) => Eventually.Holds(() =>
    {
        if (holds()) return true;
        Clock.Advance(TimeSpan.FromMilliseconds(250));
        return false;
    });
}
