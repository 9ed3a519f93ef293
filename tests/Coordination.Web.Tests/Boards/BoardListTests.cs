using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Boards;

[Collection(nameof(SharedApp))]
public sealed class BoardListTests(SharedApp shared)
{
    [Fact]
    public async Task An_operator_is_offered_the_boards_of_the_county_and_of_all_that_lies_in_it_the_largest_first()
    {
        var boards = await Boards(Role.CountyOperator);
        Assert.Equal($"area/{County}", boards[0].Board);
        Assert.Contains(boards, one => one.Board == $"area/{Street}");
        Assert.Contains(boards, one => one.Board == $"area/{Community}");
        Assert.All(boards, one => Assert.NotEmpty(one.Name));
        // Other tests may have put chains into the county: each kind's boards stand together.
        var areas = boards.Where(one => one.Board.StartsWith("area/", StringComparison.Ordinal)).ToArray();
        Assert.All(areas, one => Assert.StartsWith($"area/{County}", one.Board, StringComparison.Ordinal));
        Assert.Equal(areas.Select(one => one.Board.Length).Order(), areas.Select(one => one.Board.Length));
    }

    [Fact]
    public async Task A_secretary_is_offered_the_own_board_alone() =>
        Assert.Equal($"area/{Community}", Assert.Single(await Boards(Role.CommunitySecretary)).Board);

    [Theory, InlineData(Role.GridMember), InlineData(Role.DeliberationParty), InlineData(Role.Viewer)]
    public async Task Who_may_watch_no_board_of_a_place_is_offered_none(Role role) => Assert.Empty(await Boards(role));

    [Fact]
    public async Task Boards_are_found_by_their_name()
    {
        var all = await Boards(Role.CountyOperator);
        var one = all.Single(one => one.Board == $"area/{Community}");
        Assert.Contains(one, await Boards(Role.CountyOperator, "?q=" + Uri.EscapeDataString(one.Name)));
        Assert.Empty(await Boards(Role.CountyOperator, "?q=nothing-has-this-name"));
    }

    [Fact]
    public async Task A_malformed_question_is_refused()
    {
        using var client = await shared.As(Role.CountyOperator);
        Assert.Equal(400, (await client.GetAsync("/api/boards?size=1", TestApp.Stop).Problem()).Status);
    }

    private async Task<BoardItem[]> Boards(Role role, string query = "")
    {
        using var client = await shared.As(role);
        return (await client.GetAsync("/api/boards" + query, TestApp.Stop).Json()).Deserialize<BoardItem[]>(WireJson.Options)!;
    }
}
