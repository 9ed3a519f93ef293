using Coordination.Contracts.Areas;
using Coordination.Contracts.Matters;
using Coordination.Core.Areas;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Core.Matters;
using Coordination.Core.Tests.Journal;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Tests.Boards;

/// <summary>A board that no hint of the feed reaches heals by comparing versions with the views.</summary>
public sealed class BoardContentTests
{
    private const string Here = "360424100901", There = "360424100902";
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 4, 0, 0, TimeSpan.Zero);
    private readonly MemoryJournal _journal = new();
    private readonly AreaBoard _kind = new(Options.Create(new BoardOptions()));

    [Fact]
    public async Task What_no_hint_told_of_is_found_by_the_next_look()
    {
        await Put("a", 1, Here, MatterStep.File);
        var board = await Loaded();
        await Put("a", 2, Here, MatterStep.Dispatch);
        await Put("b", 1, Here, MatterStep.File);
        Assert.Equal(1, Figures(board).Open);

        await board.Reconcile(_journal, Now, Stop);

        Assert.Equal([(MatterStep.File, 1), (MatterStep.Dispatch, 1)], Steps(board));
    }

    [Fact]
    public async Task What_moved_away_without_a_hint_is_let_go()
    {
        await Put("a", 1, Here, MatterStep.File);
        var board = await Loaded();
        await Put("a", 2, There, MatterStep.File);

        await board.Reconcile(_journal, Now, Stop);

        Assert.Equal(0, Figures(board).Open);
        Assert.Empty(board.Fold.Held);
    }

    [Fact]
    public async Task What_was_closed_long_ago_is_let_go()
    {
        await Put("a", 1, Here, MatterStep.Closed, Now.AddDays(-1));
        var board = await Loaded();
        Assert.Single(board.Fold.Held);

        await board.Reconcile(_journal, Now.AddDays(40), Stop);

        Assert.Empty(board.Fold.Held);
    }

    [Fact]
    public async Task What_the_feed_brings_while_the_board_looks_stays()
    {
        await Put("a", 1, Here, MatterStep.File);
        var board = await Loaded();
        var gate = new TaskCompletionSource();
        _journal.HoldReads = gate.Task;
        var looking = board.Reconcile(_journal, Now, Stop);
        board.Take("matters/b", 1, Now, Row("b", Here, MatterStep.File));
        board.Take("matters/a", 7, Now, Row("a", Here, MatterStep.Handle));
        gate.SetResult();
        await looking;

        Assert.Equal([(MatterStep.File, 1), (MatterStep.Handle, 1)], Steps(board));
    }

    [Fact]
    public async Task A_view_of_another_place_never_gets_in()
    {
        var board = await Loaded();
        board.Take("matters/a", 1, Now, Row("a", There, MatterStep.File));
        Assert.Equal(0, Figures(board).Open);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<BoardContent> Loaded()
    {
        var board = await BoardContent.Open(_kind, Here, Stop);
        await board.Load(_journal, Now, Stop);
        return board;
    }

    private async Task Put(string id, long version, string community, MatterStep step, DateTimeOffset? at = null) => Assert.True(await _journal.Append(
        new Commit($"matters/{id}", version, at ?? Now, default, Row(id, community, step).WithBody(), [])));

    private static ViewRow Row(string id, string community, MatterStep step)
    {
        var view = new MatterView(
            id, AreaCode.Parse(community + "001"), "i", "T", null, null, step, Now, Now, Now, false, null, null,
            step is MatterStep.Closed ? Now : null, null, 0, null);
        return Matter.Kind.RowOf(view);
    }

    private static Figures Figures(BoardContent board) => ((AreaFrame)board.Fold.Snapshot("area/" + Here, 1, Now)).Figures!;

    private static IEnumerable<(MatterStep, int)> Steps(BoardContent board) =>
        Figures(board).Steps.Where(step => step.Open > 0).Select(step => (step.Step, step.Open));
}
