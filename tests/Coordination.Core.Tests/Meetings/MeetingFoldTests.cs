using Coordination.Contracts.Meetings;
using Coordination.Core.Boards;
using Coordination.Core.Meetings;
using Microsoft.Extensions.Options;
using static Coordination.Core.Tests.Meetings.Room;

namespace Coordination.Core.Tests.Meetings;

public sealed class MeetingFoldTests
{
    private readonly Room _room = Begun();
    private readonly MeetingFold _fold;
    private readonly MeetingBoard _kind = new(null!, Options.Create(new BoardOptions()));
    private long _version;

    public MeetingFoldTests()
    {
        _fold = (MeetingFold)_kind.Open(_room.Meeting.Id, []);
        Show();
    }

    [Fact]
    public void A_screen_that_comes_late_is_told_everything()
    {
        var frame = (MeetingFrame)_fold.Snapshot("meeting/x", 1, _room.Now);
        Assert.Equal((1, MeetingStatus.Open, 5), (frame.Item!.Item, frame.State!.Status, frame.Presence!.Count(one => one.Present)));
        Assert.Equal((0, 0), (frame.Motion!.Number, frame.Vote!.Motion));
        Assert.Empty(frame.Decisions!);
        Assert.Single(frame.Agenda!);
    }

    [Fact]
    public void A_vote_is_told_without_what_didnt_change()
    {
        _room.Taps(new ProposeMotion("Extend the berth"));
        _room.Taps(new OpenVote());
        Show();
        Delta();
        _room.Says(Two, new CastVote(VoteChoice.For));
        Show();
        var frame = Delta()!;
        Assert.Equal([new UnitVote(Two, VoteChoice.For)], frame.Vote!.Votes);
        Assert.Equal((null, null, null, null, null), (frame.State, frame.Item, frame.Motion, frame.Presence, frame.Agenda));
        Assert.Equal((null, null, null), (frame.Speaker, frame.Queue, frame.Decisions));
        Assert.Null(Delta());
    }

    [Fact]
    public void Units_are_shown_by_name_and_what_a_firm_reports_is_no_news()
    {
        Delta();
        _fold.Merge(new BoardFact($"units/{Two}", 1, _room.Now, new RoomName(Two, "Second works", RoomNameSort.Unit)));
        Assert.Equal("Second works", Delta()!.Presence!.Single(one => one.Unit == Two).Name);
        _fold.Merge(new BoardFact($"units/{Two}", 2, _room.Now, new RoomName(Two, "Second works", RoomNameSort.Unit)));
        Assert.Null(Delta());
        _fold.Drop($"units/{Two}", 2);
        Assert.Equal(Two, Delta()!.Presence!.Single(one => one.Unit == Two).Name);
    }

    [Fact]
    public void Other_meetings_of_the_chain_change_nothing()
    {
        Delta();
        _fold.Merge(new BoardFact("meetings/other", 1, _room.Now, Voting().Meeting.View()));
        Assert.Null(Delta());
    }

    [Fact]
    public void Contact_data_is_masked()
    {
        _room.Taps(new ShowMessage("Call 13812345678"));
        _room.Taps(new ProposeMotion("Write to 13812345678"));
        Show();
        var frame = Delta()!;
        Assert.DoesNotContain("13812345678", frame.State!.Message + frame.Motion!.Text, StringComparison.Ordinal);
    }

    private void Show() => _fold.Merge(new BoardFact($"meetings/{_room.Meeting.Id}", ++_version, _room.Now, _kind.Fact(_room.Meeting.Row())));

    private MeetingFrame? Delta() => (MeetingFrame?)_fold.Delta("meeting/x", _version, _room.Now.AddSeconds(_version));
}
