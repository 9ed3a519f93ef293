using Coordination.Contracts.Gate;
using Coordination.Contracts.Worklist;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Core.Worklist;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Coordination.Core.Tests.Worklist;

public sealed class WorklistFoldTests
{
    private const string Board = "worklist/me";
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 4, 0, 0, TimeSpan.Zero);
    private static readonly RoleGrant Mine = new(Role.GridMember, "360424100901");
    private readonly FakeTimeProvider _clock = new(Now);
    private readonly WorklistFold _fold;

    public WorklistFoldTests() => _fold = new WorklistFold([Mine], TimeZoneInfo.Utc, _clock);

    [Fact]
    public void What_waits_stands_by_urgency_and_what_has_no_deadline_last()
    {
        _fold.Merge(Waits("a", 1, null));
        _fold.Merge(Waits("b", 1, Now.AddHours(2)));
        _fold.Merge(Waits("c", 1, Now.AddHours(-1)));
        var frame = (WorklistFrame)_fold.Snapshot(Board, 1, Now);
        Assert.Equal(["matters/c", "matters/b", "matters/a"], frame.Items.Select(item => item.Id));
        Assert.Equal(new WorkCounts(3, 1), frame.Counts);
    }

    [Fact]
    public void What_was_done_is_gone_with_its_next_version_and_old_news_brings_it_not_back()
    {
        _fold.Merge(Waits("a", 1, Now));
        _fold.Delta(Board, 1, Now);
        _fold.Merge(new BoardFact("matters/a", 2, Now, null));
        var delta = (WorklistFrame)_fold.Delta(Board, 2, Now.AddSeconds(1))!;
        Assert.Equal(["matters/a"], delta.Gone);
        Assert.Equal(new WorkCounts(0, 0), delta.Counts);
        Assert.False(_fold.Merge(Waits("a", 1, Now)));
    }

    [Fact]
    public void What_left_before_it_was_seen_and_leaves_again_changes_nothing()
    {
        _fold.Merge(new BoardFact("matters/a", 1, Now, null));
        _fold.Merge(new BoardFact("matters/a", 2, Now, null));
        Assert.Empty(((WorklistFrame)_fold.Snapshot(Board, 1, Now)).Items);
        Assert.False(_fold.Merge(Waits("a", 1, Now)));
    }

    [Fact]
    public void Of_several_turns_the_own_one_is_shown_and_a_turn_of_others_is_not()
    {
        _fold.Merge(new BoardFact("matters/a", 1, Now, new WorkFact("A", "handle",
            [new Turn([Role.CountyOperator], "360424", "dispatch", Now), new Turn([Role.GridMember], "360424100901003", "handle", Now)])));
        _fold.Merge(new BoardFact("matters/b", 1, Now, new WorkFact("B", "handle", [new Turn([Role.GridMember], "360424100902001", "handle", Now)])));
        var item = Assert.Single(((WorklistFrame)_fold.Snapshot(Board, 1, Now)).Items);
        Assert.Equal(("matters/a", "handle", "360424100901003"), (item.Id, item.Action, item.Place));
    }

    [Fact]
    public void A_deadline_that_passes_is_counted_without_any_news()
    {
        _fold.Merge(Waits("a", 1, Now.AddMinutes(1)));
        Assert.Equal(0, ((WorklistFrame)_fold.Delta(Board, 1, Now)!).Counts!.Overdue);
        _clock.Advance(TimeSpan.FromMinutes(2));
        _fold.Heartbeat(Board, 1, _clock.GetUtcNow());
        Assert.Equal(1, ((WorklistFrame)_fold.Delta(Board, 2, _clock.GetUtcNow())!).Counts!.Overdue);
    }

    [Fact]
    public void More_than_a_list_holds_shows_the_most_urgent_and_says_how_many_there_are()
    {
        for (var n = 0; n < 510; n++) _fold.Merge(Waits($"{n:000}", 1, Now.AddMinutes(n)));
        var frame = (WorklistFrame)_fold.Snapshot(Board, 1, Now);
        Assert.Equal((500, 510, "matters/000"), (frame.Items.Count, frame.Counts!.All, frame.Items[0].Id));
        _fold.Delta(Board, 1, Now);
        _fold.Merge(new BoardFact("matters/000", 2, Now, null));
        var delta = (WorklistFrame)_fold.Delta(Board, 2, Now.AddSeconds(1))!;
        Assert.Equal(["matters/000"], delta.Gone);
        Assert.Equal("matters/500", Assert.Single(delta.Items).Id);
    }

    [Fact]
    public async Task A_turn_concerns_the_lists_of_all_who_reach_its_place_and_nobody_elses()
    {
        var board = new WorklistBoard((_, _) => new(new[] { Mine, new RoleGrant(Role.Administrator, Place.Everywhere) }), Options.Create(new BoardOptions()), _clock);
        var topics = await board.Topics("me", TestContext.Current.CancellationToken);
        Assert.Equal(["turn/GridMember/360424100901", "turn/Administrator/*"], topics);
        Assert.Equal(
            ["turn/GridMember/*", "turn/GridMember/360424", "turn/GridMember/360424100", "turn/GridMember/360424100901", "turn/GridMember/360424100901003"],
            Concerned(board, "360424100901003"));
        Assert.Equal(
            ["turn/GridMember/*", "turn/GridMember/chains/x", "turn/GridMember/chains/x/teams/y"], Concerned(board, "chains/x/teams/y"));
        Assert.Empty(Concerned(board, null));
    }

    private static List<string> Concerned(WorklistBoard board, string? place)
    {
        var heard = new Hearing();
        Span<char> text = stackalloc char[BoardTopics.Longest];
        var topics = new BoardTopics(heard, text);
        board.Concerns("matters/x", new ViewRow("matters", null) { Turns = place is null ? [] : [new Turn([Role.GridMember], place, "handle", null)] }, ref topics);
        return heard.Topics;
    }

    private static BoardFact Waits(string id, long version, DateTimeOffset? due) => new(
        $"matters/{id}", version, Now, new WorkFact(id, "handle", [new Turn([Role.GridMember], "360424100901003", "handle", due)]));

    private sealed class Hearing : BoardTopics.ILeases
    {
        public List<string> Topics { get; } = [];

        public void Found(ReadOnlySpan<char> topic) => Topics.Add(topic.ToString());
    }
}
