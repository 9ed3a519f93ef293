using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Meetings;
using Coordination.Core.Meetings;
using static Coordination.Core.Tests.Meetings.Room;

namespace Coordination.Core.Tests.Meetings;

public sealed class MeetingBallotTests
{
    [Theory]
    [InlineData(Majority.Half, 13, 7)]
    [InlineData(Majority.Half, 12, 7)]
    [InlineData(Majority.Half, 1, 1)]
    [InlineData(Majority.TwoThirds, 12, 8)]
    [InlineData(Majority.TwoThirds, 13, 9)]
    [InlineData(Majority.TwoThirds, 14, 10)]
    public void So_many_votes_carry(Majority majority, int voters, int needed) => Assert.Equal(needed, VoteRule.Needed(majority, voters));

    [Fact]
    public void A_motion_is_worded_anew_until_the_vote_opens_and_has_a_number_of_its_own()
    {
        var room = Begun();
        Assert.Equal(MeetingRefusals.NoMotion, room.Refusal(Of(Chair), new OpenVote()));
        room.Taps(new ProposeMotion("a"));
        Assert.Null(room.Refusal(Of(Chair), new ProposeMotion("a")));
        room.Taps(new ProposeMotion("b"));
        Assert.Equal(new Motion(1, "b"), room.Meeting.Motion);
        room.Taps(new OpenVote());
        Assert.Null(room.Refusal(Of(Chair), new OpenVote()));
        Assert.Equal(MeetingRefusals.VoteOpen, room.Refusal(Of(Chair), new OpenVote(true)));
        room.Taps(new CloseVote());
        Assert.Null(room.Refusal(Of(Chair), new CloseVote()));
        Assert.Equal(MeetingRefusals.AlreadyVotedOn, room.Refusal(Of(Chair), new OpenVote()));
        room.Taps(new ProposeMotion("b"));
        Assert.Equal(new Motion(2, "b"), room.Meeting.Motion);
        Assert.Null(room.Meeting.Vote);
        Assert.Equal(MeetingRefusals.NoVote, room.Refusal(Of(Chair), new CloseVote()));
        Assert.Equal(MeetingRefusals.NoVote, room.Refusal(Of(Two), new CastVote(VoteChoice.For)));
    }

    [Fact]
    public void Who_is_present_when_it_opens_votes_once_and_nobody_else()
    {
        var room = Voting(4);
        room.Says(Five, new CheckIn());
        Assert.Equal(MeetingRefusals.NoVoter, room.Refusal(Of(Five), new CastVote(VoteChoice.For)));
        room.Says(Two, new CastVote(VoteChoice.For));
        Assert.Equal(MeetingRefusals.AlreadyVoted, room.Refusal(Of(Two), new CastVote(VoteChoice.For)));
        Assert.Equal(MeetingRefusals.AlreadyVoted, room.Refusal(Of(Two), new CastVote(VoteChoice.Against)));
        Assert.Equal(MeetingRefusals.NotYourUnit, room.Refusal(Of(Chair), new CastVote(VoteChoice.For, Unit: Three)));
        Assert.Equal(MeetingRefusals.OtherMotion, room.Refusal(Of(Three), new CastVote(VoteChoice.For, Motion: 7)));
        Assert.Equal(MeetingRefusals.NotInvited, room.Refusal(Of("steel.guest"), new CastVote(VoteChoice.For)));
        // Who left after it opened still votes.
        room.Says(Three, new CheckOut());
        room.Says(Three, new CastVote(VoteChoice.Abstain, 1));
        room.Taps(new CloseVote());
        Assert.Equal(MeetingRefusals.NoVote, room.Refusal(Of(Four), new CastVote(VoteChoice.For)));
        Assert.Equal([new UnitVote(Two, VoteChoice.For), new UnitVote(Three, VoteChoice.Abstain)], room.Meeting.Vote!.Votes);
    }

    [Theory]
    [InlineData(Majority.Half, 3, 0, true)]
    [InlineData(Majority.Half, 2, 0, false)] // silence counts against it
    [InlineData(Majority.Half, 2, 3, false)]
    [InlineData(Majority.TwoThirds, 3, 2, false)]
    [InlineData(Majority.TwoThirds, 4, 1, true)]
    public void A_motion_carries_by_the_votes_for_it_among_those_present(Majority majority, int votesFor, int against, bool carried)
    {
        var room = Called();
        Assert.Null(room.Does(Chief, new ConveneMeeting("steel", "Joint meeting", room.Now, Invited, null, majority)));
        foreach (var unit in Invited) room.Says(unit, new CheckIn());
        foreach (var tap in new ChairTap[] { new OpenMeeting(), new AddItem(Title: "x"), new StartItem(1), new ProposeMotion("y"), new OpenVote() }) room.Taps(tap);
        for (var at = 0; at < votesFor + against; at++) room.Says(Invited[at], new CastVote(at < votesFor ? VoteChoice.For : VoteChoice.Against));
        room.Taps(new CloseVote());
        Assert.Equal(carried, room.Meeting.Vote!.Carried);
        Assert.Equal(carried ? null : MeetingRefusals.NotCarried, room.Does(Of(Chair), new TakeDecision(Two, room.Now.AddDays(9))));
    }

    [Fact]
    public void Who_declares_an_interest_counts_neither_as_present_nor_as_voting()
    {
        var room = Begun();
        room.Says(Two, new DeclareInterest());
        Assert.Null(room.Refusal(Of(Two), new DeclareInterest()));
        room.Taps(new ProposeMotion("x"));
        room.Taps(new OpenVote());
        Assert.Equal((4, 3), (room.Meeting.Vote!.Voters.Count, room.Meeting.Vote.Needed));
        Assert.Equal(MeetingRefusals.HasInterest, room.Refusal(Of(Two), new CastVote(VoteChoice.For)));
        Assert.Equal(MeetingRefusals.VoteOpen, room.Refusal(Of(Two), new WithdrawInterest()));
        room.Says(Three, new DeclareInterest());
        Assert.Equal((3, 2), (room.Meeting.Vote!.Voters.Count, room.Meeting.Vote.Needed));
        room.Says(Four, new CastVote(VoteChoice.For));
        Assert.Equal(MeetingRefusals.AlreadyVoted, room.Refusal(Of(Four), new DeclareInterest()));
        room.Says(Chair, new CastVote(VoteChoice.For));
        room.Taps(new CloseVote());
        Assert.True(room.Meeting.Vote.Carried);
        room.Taps(new EndItem());
        Assert.Empty(room.Meeting.Interested);
    }

    [Fact]
    public void Too_few_without_an_interest_decide_nothing()
    {
        var room = Voting(3);
        room.Says(Two, new DeclareInterest());
        room.Says(Chair, new CastVote(VoteChoice.For));
        room.Says(Three, new CastVote(VoteChoice.For));
        room.Taps(new CloseVote());
        Assert.False(room.Meeting.Vote!.Carried);
        room.Taps(new ProposeMotion("again"));
        Assert.Equal(MeetingRefusals.NoQuorum, room.Refusal(Of(Chair), new OpenVote()));
        room.Says(Four, new CheckIn());
        room.Taps(new OpenVote());
    }

    [Fact]
    public void A_secret_vote_is_seen_when_it_is_closed()
    {
        var room = Voting(secret: true);
        room.Says(Two, new CastVote(VoteChoice.Against));
        room.Says(Three, new CastVote(VoteChoice.For));
        Assert.Equal([new UnitVote(Two, null), new UnitVote(Three, null)], room.Meeting.View().Vote!.Votes);
        Assert.DoesNotContain("against", JsonSerializer.Serialize(room.Meeting.View(), WireJson.Options), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, room.Events.OfType<SecretVoteCast>().Count());
        room.Taps(new CloseVote());
        Assert.Equal([new UnitVote(Two, VoteChoice.Against), new UnitVote(Three, VoteChoice.For)], room.Meeting.View().Vote!.Votes);
        Assert.Equal((1, 1, 0), room.Events.OfType<VoteClosed>().Select(one => (one.For, one.Against, one.Abstained)).Single());
    }

    [Fact]
    public void Those_whose_vote_is_missing_are_waited_for_and_reminded()
    {
        var room = Voting(3);
        room.Says(Two, new CastVote(VoteChoice.For));
        Assert.Equal(
            [("chains/steel/units/chair", "close"), ("chains/steel/units/chair", "cast-vote"), ("chains/steel/units/three", "cast-vote")],
            room.Meeting.Row().Turns.Select(turn => (turn.Place, turn.Action)));
        Assert.All(room.Meeting.Row().Turns, turn => Assert.Equal(Role.MemberUnit, turn.Roles[0]));
        room.Taps(new RemindVoters());
        Assert.Equal(room.Now, room.Meeting.Vote!.RemindedAt);
        room.Says(Chair, new CastVote(VoteChoice.For));
        room.Says(Three, new CastVote(VoteChoice.For));
        Assert.Null(room.Refusal(Of(Chair), new RemindVoters()));
        Assert.Equal("close", Assert.Single(room.Meeting.Row().Turns).Action);
    }

    [Fact]
    public void A_decision_says_who_and_by_when_and_is_taken_once()
    {
        var room = Voting();
        foreach (var unit in Invited) room.Says(unit, new CastVote(VoteChoice.For));
        room.Taps(new CloseVote());
        var due = room.Now.AddDays(30);
        foreach (var (wrong, code) in new[]
        {
            (new TakeDecision(Two, room.Now), MeetingRefusals.DueOutOfRange), (new TakeDecision(Two, room.Now.AddYears(6)), MeetingRefusals.DueOutOfRange),
            (new TakeDecision("copper.two", due), MeetingRefusals.WrongUnits), (new TakeDecision(Two, due, null, [Two]), MeetingRefusals.WrongUnits),
            (new TakeDecision(Two, due, null, [Three, Three]), MeetingRefusals.WrongUnits), (new TakeDecision("", due), MeetingRefusals.WrongUnits),
        })
            Assert.Equal(code, room.Refusal(Of(Chair), wrong));
        room.Taps(new TakeDecision(Two, due, null, [Three]));
        Assert.Null(room.Refusal(Of(Chair), new TakeDecision(Two, due, null, [Three])));
        Assert.Equal(MeetingRefusals.AlreadyDecided, room.Refusal(Of(Chair), new TakeDecision(Three, due)));
        var decision = Assert.Single(room.Meeting.Decisions);
        Assert.Equal(("Extend the berth", 5, 0, 0), (decision.Text, decision.For, decision.Against, decision.Abstained));
        Assert.True(Guid.TryParse(decision.Problem, out _));
        Assert.Equal(decision.Problem, room.Meeting.Agenda[0].Problem);
        room.Taps(new EndItem());
        Assert.Equal(ItemStatus.Decided, room.Meeting.Agenda[0].Status);
        Assert.Equal(MeetingRefusals.NoItemInHand, room.Refusal(Of(Chair), new TakeDecision(Three, due)));
    }
}
