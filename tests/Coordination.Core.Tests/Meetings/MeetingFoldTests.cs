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
    public void What_the_meeting_before_decided_is_told_with_how_it_stands()
    {
        void Closed(string id, int hours) => _fold.Merge(new BoardFact(
            $"meetings/{id}", 1, _room.Now, Voting().Meeting.View() with { Status = MeetingStatus.Closed, ClosedAt = _room.Now.AddHours(-hours) }));
        void Decided(string id, string meeting, int days, bool solved = false, bool dropped = false) => _fold.Merge(new BoardFact(
            $"problems/{id}", _version++, _room.Now, new RoomProblem(meeting, id, Two, solved ? null : _room.Now.AddDays(days), solved, dropped)));
        Delta();
        Closed("long-ago", 48);
        Closed("yesterday", 24);
        Decided("old", "long-ago", 1);
        Decided("berth", "yesterday", 9);
        Decided("lodging", "yesterday", 1, solved: true);
        Decided("power", "yesterday", -3);
        Decided("merged", "yesterday", 1, dropped: true);
        var told = Delta()!;
        Assert.Equal(["power", "berth", "lodging"], told.Last!.Select(one => one.Text));
        Assert.Equal((2, 1, 3), (told.Held!.Meetings, told.Held.Solved, told.Held.Owed));
        Decided("power", "yesterday", 0, solved: true);
        Assert.Equal(["berth"], Delta()!.Last!.Where(one => !one.IsSolved).Select(one => one.Text));
        _fold.Drop("meetings/yesterday", 1);
        Assert.Equal(["old"], Delta()!.Last!.Select(one => one.Text));
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
