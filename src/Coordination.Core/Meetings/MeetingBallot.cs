using Coordination.Contracts.Boards;
using Coordination.Contracts.Meetings;
using Coordination.Core.Journal;

namespace Coordination.Core.Meetings;

// The motion, the vote on it and what is decided by it.
public sealed partial record Meeting
{
    private const int MostMotions = 50, DueYearsAhead = 5;

    private Verdict<MeetingEvent> OfBallot(MeetingCommand command, DateTimeOffset now)
    {
        if (InHand is not { } hand) return new Refused(command is CloseVote or RemindVoters ? MeetingRefusals.NoVote : MeetingRefusals.NoItemInHand);
        var isOpen = Vote is { ClosedAt: null };
        switch (command)
        {
            case ProposeMotion when isOpen:
                return new Refused(MeetingRefusals.VoteOpen);
            case ProposeMotion said when Motion is { } motion && Vote is null:
                return motion.Text == said.Text ? Verdict<MeetingEvent>.Nothing : new MotionProposed(motion.Number, hand.Item, said.Text, now);
            case ProposeMotion said:
                return Motions >= MostMotions ? new Refused(MeetingRefusals.TooManyMotions) : new MotionProposed(Motions + 1, hand.Item, said.Text, now);
            case OpenVote when Motion is null:
                return new Refused(MeetingRefusals.NoMotion);
            case OpenVote said when isOpen && Vote!.Secret == said.Secret:
                return Verdict<MeetingEvent>.Nothing;
            case OpenVote when Vote is not null:
                return new Refused(isOpen ? MeetingRefusals.VoteOpen : MeetingRefusals.AlreadyVotedOn);
            case OpenVote said:
                var voters = Units.Where(unit => Present.Contains(unit) && !Interested.Contains(unit)).ToList();
                return voters.Count < Quorum ? new Refused(MeetingRefusals.NoQuorum) : new VoteOpened(Motion.Number, said.Secret, voters, now);
            case CloseVote when Vote is { ClosedAt: not null }:
                return Verdict<MeetingEvent>.Nothing;
            case CloseVote or RemindVoters when !isOpen:
                return new Refused(MeetingRefusals.NoVote);
            case RemindVoters:
                return Vote!.Votes.Count == Vote.Voters.Count ? Verdict<MeetingEvent>.Nothing : new VotersReminded(Vote.Motion, now);
            default:
                return Closed(Vote!, now);
        }
    }

    // Who declared an interest while the vote was open no longer counts: there may be too few then.
    private VoteClosed Closed(Vote vote, DateTimeOffset now) => new(
        vote.Motion, vote.Votes, vote.Count(VoteChoice.For), vote.Count(VoteChoice.Against), vote.Count(VoteChoice.Abstain), vote.Voters.Count, vote.Needed,
        vote.Count(VoteChoice.For) >= vote.Needed && vote.Voters.Count >= Quorum, now);

    private Verdict<MeetingEvent> Cast(CastVote said, string unit, DateTimeOffset now)
    {
        if (Vote is not { ClosedAt: null } vote) return new Refused(MeetingRefusals.NoVote);
        if (said.Motion is { } motion && motion != vote.Motion) return new Refused(MeetingRefusals.OtherMotion);
        if (!vote.Voters.Contains(unit)) return new Refused(Interested.Contains(unit) ? MeetingRefusals.HasInterest : MeetingRefusals.NoVoter);
        if (vote.Votes.Any(one => one.Unit == unit)) return new Refused(MeetingRefusals.AlreadyVoted);
        return vote.Secret ? new SecretVoteCast(vote.Motion, unit, said.Choice, now) : new VoteCast(vote.Motion, unit, said.Choice, now);
    }

    private Verdict<MeetingEvent> OfInterest(UnitWord said, string unit, DateTimeOffset now)
    {
        if (InHand is null) return new Refused(MeetingRefusals.NoItemInHand);
        if (said is DeclareInterest == Interested.Contains(unit)) return Verdict<MeetingEvent>.Nothing;
        if (Vote is not { ClosedAt: null } vote) return said is DeclareInterest ? new InterestDeclared(unit, now) : new InterestWithdrawn(unit);
        if (said is WithdrawInterest) return new Refused(MeetingRefusals.VoteOpen);
        return vote.Votes.Any(one => one.Unit == unit) ? new Refused(MeetingRefusals.AlreadyVoted) : new InterestDeclared(unit, now);
    }

    private Verdict<MeetingEvent> Take(TakeDecision said, DecisionContext context)
    {
        if (InHand is not { } hand) return new Refused(MeetingRefusals.NoItemInHand);
        if (Vote is { ClosedAt: null }) return new Refused(MeetingRefusals.VoteOpen);
        if (Vote is not { Carried: true } vote || Motion is not { } motion) return new Refused(MeetingRefusals.NotCarried);
        var (text, assisting) = (said.Text ?? motion.Text, said.Assisting ?? []);
        if (Decisions.Find(one => one.Motion == vote.Motion) is { } taken)
            return (taken.Text, taken.Responsible, taken.DueAt.UtcTicks) == (text, said.Responsible, said.DueAt.UtcTicks) && taken.Assisting.SequenceEqual(assisting)
                ? Verdict<MeetingEvent>.Nothing
                : new Refused(MeetingRefusals.AlreadyDecided);
        if (assisting.Append(said.Responsible).Any(unit => Contracts.Chains.ChainIds.Parse(unit) is null || Contracts.Chains.ChainIds.ChainOf(unit) != Chain)
            || assisting.Append(said.Responsible).Distinct().Count() <= assisting.Count)
            return new Refused(MeetingRefusals.WrongUnits);
        if (said.DueAt <= context.Now || said.DueAt > context.Now.AddYears(DueYearsAhead)) return new Refused(MeetingRefusals.DueOutOfRange);
        return new DecisionTaken(
            Decisions.Count + 1, hand.Item, vote.Motion, text, said.Responsible, assisting, said.DueAt.ToUniversalTime(),
            Item(hand.Item)!.Problem ?? WorkId.From(Kind.Stream(Id), context.Key, 0), context.Now);
    }

    private Meeting OnBallot(MeetingEvent happened) => happened switch
    {
        MotionProposed e => this with { Motion = new Motion(e.Motion, e.Text), Motions = e.Motion, Vote = null, Shown = null },
        InterestDeclared e => this with { Interested = Interested.Add(e.Unit), Vote = Vote is { ClosedAt: null } vote ? WithVoters(vote, vote.Voters.Where(unit => unit != e.Unit)) : Vote },
        InterestWithdrawn e => this with { Interested = Interested.Remove(e.Unit) },
        VoteOpened e => this with
        {
            Vote = WithVoters(new Vote(e.Motion, e.Secret, [], 0, [], e.At, null, null, null), e.Voters),
            Shown = null,
            Latest = new Happening("meetings.vote-opened", e.At, Motion?.Text),
        },
        VoteCast e => Voted(e.Unit, e.Choice),
        SecretVoteCast e => Voted(e.Unit, e.Choice),
        VotersReminded e => this with { Vote = Vote is { } vote ? vote with { RemindedAt = e.At } : null },
        VoteClosed e => this with
        {
            Vote = Vote is { } vote ? vote with { ClosedAt = e.At, Carried = e.Carried } : null,
            Shown = null,
            Latest = new Happening("meetings.vote-closed", e.At, Motion?.Text, e.Carried ? "carried" : "failed"),
        },
        DecisionTaken e => With(e.Item, item => item with { Problem = e.Problem }) with
        {
            Decisions = Decisions.Add(new Decision(
                e.Number, e.Item, e.Motion, e.Text, e.Responsible, e.Assisting, e.DueAt, e.Problem,
                Vote?.Count(VoteChoice.For) ?? 0, Vote?.Count(VoteChoice.Against) ?? 0, Vote?.Count(VoteChoice.Abstain) ?? 0, e.At)),
            Shown = null,
            Latest = new Happening("meetings.decided", e.At, e.Text),
        },
        _ => this,
    };

    private Meeting Voted(string unit, VoteChoice choice) =>
        Vote is { } vote ? this with { Vote = vote with { Votes = [.. vote.Votes, new UnitVote(unit, choice)] } } : this;

    private Vote WithVoters(Vote vote, IEnumerable<string> voters) =>
        voters.ToList() is var all ? vote with { Voters = all, Needed = VoteRule.Needed(Majority, all.Count) } : vote;
}
