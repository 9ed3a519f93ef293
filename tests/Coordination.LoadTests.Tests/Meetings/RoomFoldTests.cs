using Coordination.Contracts.Boards;
using Coordination.Contracts.Meetings;
using Coordination.LoadTests.Meetings;
using Coordination.LoadTests.Tests.Checking;

namespace Coordination.LoadTests.Tests.Meetings;

public sealed class RoomFoldTests
{
    private const string Id = "01a21a08-5d59-7119-a0e7-5aecc708438b", One = "load-1.u001", Two = "load-1.u002";
    private static readonly DateTimeOffset At = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);

    private static readonly (string, string)[] Course =
    [
        ("meetings.convened.v1", "{}"), ("meetings.checked-in.v1", $$"""{"unit":"{{One}}"}"""), ("meetings.checked-in.v1", $$"""{"unit":"{{Two}}"}"""),
        ("meetings.opened.v1", "{}"), ("meetings.item-added.v1", """{"item":1}"""), ("meetings.item-started.v1", """{"item":1}"""),
        ("meetings.speech-asked.v1", $$"""{"unit":"{{Two}}"}"""), ("meetings.motion-proposed.v1", """{"motion":1,"item":1}"""),
        ("meetings.vote-opened.v1", """{"motion":1,"secret":true}"""), ("meetings.secret-vote-cast.v1", $$"""{"motion":1,"unit":"{{Two}}"}"""),
        ("meetings.message-shown.v1", """{"text":"Tea"}"""),
    ];

    private static readonly MeetingFrame Screen = new(
        $"meeting/{Id}", 1, FrameKind.Snapshot, At, At,
        new("T", "C", 1, null, MeetingStatus.Open, One, At, At, null, 2, Majority.Half, "Tea", [], null), new(1, At, At, null), new(null, null), [Two],
        new(1, "M"), new(1, true, [One, Two], 2, [new(Two, null)], At, null, null, null),
        [new(One, "1", true, false, 0), new(Two, "2", true, false, 0)], [new(1, "I", null, null, null, null, 1, 5, ItemStatus.InHand, 0, null)], [], Version: 11);

    [Fact]
    public void A_screen_that_shows_what_happened_is_right() => Assert.Null(Difference(Screen, Course));

    [Fact]
    public void A_screen_diverges_by_anything_that_it_shows()
    {
        Assert.NotNull(Difference(Screen with { State = Screen.State! with { Status = MeetingStatus.Closed } }, Course));
        Assert.NotNull(Difference(Screen with { State = Screen.State! with { Message = null } }, Course));
        Assert.NotNull(Difference(Screen with { Item = new(2, At, At, null) }, Course));
        Assert.NotNull(Difference(Screen with { Speaker = new(new(One, At, 0, 60), null) }, Course));
        Assert.NotNull(Difference(Screen with { Queue = [] }, Course));
        Assert.NotNull(Difference(Screen with { Motion = new(2, "M") }, Course));
        Assert.NotNull(Difference(Screen with { Vote = Screen.Vote! with { Votes = [] } }, Course));
        Assert.NotNull(Difference(Screen with { Vote = Screen.Vote! with { Votes = [new(Two, VoteChoice.For)] } }, Course));
        Assert.NotNull(Difference(Screen with { Presence = [Screen.Presence![0]] }, Course));
        Assert.NotNull(Difference(Screen with { Agenda = [] }, Course));
        Assert.NotNull(Difference(Screen with { Decisions = [new(1, 1, 1, "x", One, [], At, At)] }, Course));
    }

    [Theory]
    [InlineData("""{"motion":1,"unit":"load-1.u002"}""")] // twice
    [InlineData("""{"motion":1,"unit":"load-1.u003"}""")] // was never there
    public void Votes_that_do_not_add_up_are_a_fault(string vote) =>
        Assert.NotNull(Difference(Screen, [.. Course, ("meetings.secret-vote-cast.v1", vote)]));

    [Theory]
    [InlineData("""[{"unit":"load-1.u002","choice":"against"}]""", 0, 1, true)]
    [InlineData("""[{"unit":"load-1.u002","choice":"against"}]""", 1, 0, false)]
    [InlineData("""[]""", 0, 0, false)]
    [InlineData("""[{"unit":"load-1.u001","choice":"for"},{"unit":"load-1.u002","choice":"against"}]""", 1, 1, false)]
    public void What_is_counted_is_what_was_cast(string votes, int yes, int no, bool right)
    {
        var closed = Screen with
        {
            Vote = Screen.Vote! with { Carried = false, Votes = [new(Two, VoteChoice.Against)], ClosedAt = At },
        };
        var why = Difference(closed, [.. Course, ("meetings.vote-closed.v1", $$"""{"motion":1,"votes":{{votes}},"for":{{yes}},"against":{{no}},"abstained":0,"carried":false}""")]);
        Assert.Equal(right, why is null);
    }

    private static string? Difference(MeetingFrame screen, (string, string)[] course)
    {
        var fold = new RoomFold(Id);
        fold.Apply(screen);
        return fold.Difference(Histories.Of(Histories.Fold($"meetings/{Id}", course)));
    }
}
