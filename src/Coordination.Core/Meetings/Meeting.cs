using System.Collections.Immutable;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Meetings;
using Coordination.Core.Journal;

namespace Coordination.Core.Meetings;

/// <summary>
/// A joint meeting and its rules. Its members are those of <see cref="MeetingView"/>, but that votes are as they were cast;
/// beside them it counts the items and motions there have been.
/// </summary>
public sealed partial record Meeting(
    string Id,
    string Chain,
    AreaCode? Area,
    int? Number,
    string Title,
    string? Room,
    MeetingStatus Status,
    string Chair,
    DateTimeOffset StartsAt,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt,
    int Quorum,
    Majority Majority,
    ImmutableList<string> Units,
    ImmutableList<string> Present,
    ImmutableList<string> Interested,
    ImmutableList<AgendaItem> Agenda,
    int Items,
    ItemInHand? InHand,
    Floor Floor,
    Motion? Motion,
    int Motions,
    Vote? Vote,
    ImmutableList<Decision> Decisions,
    string? Message,
    ImmutableList<ChairDevice> Devices,
    string? OnlyDevice,
    ImmutableList<Paper> Papers,
    int PapersGiven,
    int? Shown,
    Happening? Latest) : IStreamState<Meeting, MeetingCommand, MeetingEvent>, IGathers<MeetingCommand>, INotifies<Meeting>
{
    private const int MostDevices = 10, MostMissing = 7, YearsAhead = 2;
    private static readonly TimeSpan Early = TimeSpan.FromHours(2);
    private static readonly Role[] ChairRole = [Role.ChairUnit], UnitRole = [Role.MemberUnit];

    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Meeting, MeetingCommand, MeetingEvent, MeetingView>("meetings", "meeting", WorkId.Canonical, Row)
        with
        {
            Statuses = WireEnums.NamesOf(typeof(MeetingStatus)),
            Numbered = number => new NoteMeetingNumber(number),
            IsHandedOver = true,
            Chaired = (unit, standsIn) => new NoteChair(unit, standsIn),
        };

    /// <inheritdoc/>
    public static int Format => 2;

    /// <inheritdoc/>
    public static Meeting Empty(string id) => new(
        id, "", null, null, "", null, MeetingStatus.Called, "", default, null, null, 0, Majority.Half, [], [], [], [], 0, null, Floor.Free, null, 0, null, [], null, [],
        null, [], 0, null, null);

    /// <inheritdoc/>
    public Standing? Stands(MeetingCommand command) =>
        Chain.Length > 0 ? new(Area?.Value ?? "", ChainIds.PathOf(Chain))
        : command is ConveneMeeting { Chain: var chain } ? new("", ChainIds.PathOf(chain))
        : null;

    /// <inheritdoc/>
    public ViewQuery? Gather(MeetingCommand command) => command switch
    {
        ConveneMeeting { Chain: var chain } => RotationOf(chain),
        AddItem { Problem: { } problem } => Problems with { Stream = $"problems/{WorkId.Canonical(problem)}", Size = 1 },
        FillAgenda => Problems with { Statuses = OpenProblems, Sort = ViewSort.Due, Size = MostProblems },
        ChairTap when Chain.Length > 0 && Status is MeetingStatus.Called => RotationOf(Chain),
        _ => null,
    };

    /// <inheritdoc/>
    public Verdict<MeetingEvent> Decide(MeetingCommand command, DecisionContext context) => command switch
    {
        ConveneMeeting said => Convene(said, context),
        _ when Chain.Length == 0 => Verdict<MeetingEvent>.Unknown,
        NoteMeetingNumber said => Number is null ? new MeetingNumbered(said.Number) : Verdict<MeetingEvent>.Nothing,
        // A meeting that is under way is led to its end by who opened it, or by who stands in for that one.
        NoteChair said => (Status is MeetingStatus.Called || Status is MeetingStatus.Open && said.StandsIn) && said.Unit != Chair
            ? new MeetingChaired(said.Unit, context.Now) : Verdict<MeetingEvent>.Nothing,
        UnitWord said => OfUnit(said, context),
        NotePaper when !OwnUnits(context.By).Contains(Chair) => new Refused(MeetingRefusals.NotChair),
        NotePaper when Status is MeetingStatus.Closed or MeetingStatus.Cancelled => new Refused(MeetingRefusals.Over),
        NotePaper => OfPaper(command, context.Now),
        // Until it begins whoever chairs the chain chairs it; that the chair passed on may be on its way.
        ChairTap and not (AddItem { Problem: not null } or FillAgenda) when Status is MeetingStatus.Called && context.Gathered?.Items is [{ Row.Owner: { } chair }] && chair != Chair =>
            Under(new MeetingChaired(chair, context.Now), command, context),
        ChairTap when !OwnUnits(context.By).Contains(Chair) => new Refused(MeetingRefusals.NotChair),
        CloseMeeting when Status is MeetingStatus.Closed => Verdict<MeetingEvent>.Nothing,
        CancelMeeting when Status is MeetingStatus.Cancelled => Verdict<MeetingEvent>.Nothing,
        ChairTap when Status is MeetingStatus.Closed or MeetingStatus.Cancelled => new Refused(MeetingRefusals.Over),
        JoinChair or LeaveChair or TakeOver => OfDevice((ChairTap)command, context.Now),
        ChairTap said when OnlyDevice is { } only && said.Device != only => new Refused(MeetingRefusals.OtherDevice),
        AddItem or FillAgenda or DropItem or MoveItem => OfAgenda(command, context.Gathered),
        ShowPaper or DropPaper => OfPaper(command, context.Now),
        ShowMessage said => said.Text == Message ? Verdict<MeetingEvent>.Nothing : new MessageShown(said.Text, context.Now),
        OpenMeeting when Status is MeetingStatus.Open => Verdict<MeetingEvent>.Nothing,
        OpenMeeting when Present.Count < Quorum => new Refused(MeetingRefusals.NoQuorum),
        OpenMeeting => new MeetingOpened(context.Now),
        CancelMeeting when Status is MeetingStatus.Open => new Refused(MeetingRefusals.AlreadyOpen),
        CancelMeeting said => new MeetingCancelled(said.Reason, context.Now),
        _ when Status is not MeetingStatus.Open => new Refused(MeetingRefusals.NotOpen),
        CloseMeeting or StartItem or ExtendItem or EndItem or PutAside => OfItem(command, context.Now),
        MoveBack or GiveFloor or PauseFloor or ResumeFloor or EndFloor => OfFloor(command, context.Now),
        ProposeMotion or OpenVote or RemindVoters or CloseVote => OfBallot(command, context.Now),
        TakeDecision said => Take(said, context),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    /// <inheritdoc/>
    public Meeting Apply(MeetingEvent happened) => happened switch
    {
        MeetingConvened e => this with
        {
            Chain = e.Chain,
            Area = e.Area,
            Title = e.Title,
            Room = e.Room,
            StartsAt = e.StartsAt,
            Units = [.. e.Units],
            Present = Present.RemoveAll(unit => !e.Units.Contains(unit)),
            Quorum = e.Quorum,
            Majority = e.Majority,
            Chair = e.Chair,
            Latest = new Happening("meetings.convened", e.At, e.Title),
        },
        MeetingNumbered e => this with { Number = e.Number },
        MeetingChaired e => this with { Chair = e.Unit, Units = Units.Contains(e.Unit) ? Units : Units.Add(e.Unit), Devices = [], OnlyDevice = null },
        MeetingOpened e => this with { Status = MeetingStatus.Open, OpenedAt = e.At, Latest = new Happening("meetings.opened", e.At, Title) },
        MeetingCancelled e => this with { Status = MeetingStatus.Cancelled, ClosedAt = e.At, Latest = new Happening("meetings.cancelled", e.At, Title) },
        MeetingClosed e => this with
        {
            Status = MeetingStatus.Closed,
            ClosedAt = e.At,
            Devices = [],
            OnlyDevice = null,
            Message = null,
            Shown = null,
            Latest = new Happening("meetings.closed", e.At, Title),
        },
        UnitCheckedIn e => this with { Present = Present.Add(e.Unit) },
        UnitCheckedOut e => (this with { Present = Present.Remove(e.Unit) }).Silenced(e.Unit, e.At),
        PaperAdded or PaperDropped or PaperShown => OnPaper(happened),
        MessageShown e => this with { Message = e.Text },
        ChairJoined e => this with { Devices = Devices.Add(new ChairDevice(e.Device, e.Name, e.At)) },
        ChairLeft e => this with { Devices = Devices.RemoveAll(one => one.Device == e.Device), OnlyDevice = OnlyDevice == e.Device ? null : OnlyDevice },
        ChairTakenOver e => this with { OnlyDevice = e.Device },
        ItemAdded or ItemDropped or ItemMoved or ItemStarted or ItemExtended or ItemEnded or ItemPutAside => OnAgenda(happened),
        SpeechAsked or SpeechWithdrawn or SpeechMovedBack or FloorGiven or FloorPaused or FloorResumed or FloorEnded => OnFloor(happened),
        _ => OnBallot(happened),
    };

    /// <inheritdoc/>
    public ViewRow Row() => Row(View());

    /// <summary>What lists and the room see.</summary>
    public MeetingView View() => new(
        Id, Chain, Area, Number, Title, Room, Status, Chair, StartsAt, OpenedAt, ClosedAt, Quorum, Majority, Units, Present, Interested, Agenda, InHand, Floor, Motion,
        Vote?.Seen(), Decisions, Message, Devices, OnlyDevice, Latest, Papers, Shown);

    private static ViewRow Row(MeetingView view) => new("meetings", view)
    {
        Area = view.Area?.Value ?? "",
        Chain = ChainIds.PathOf(view.Chain),
        Status = WireEnums.NameOf(view.Status),
        Title = view.Title,
        Owner = view.Chair,
        DueAt = view.Status is MeetingStatus.Called ? view.StartsAt : null,
        Turns = [.. Turns(view)],
    };

    /// <summary>The chair is to open it and to lead it to its end; those whose vote is missing are to vote.</summary>
    private static IEnumerable<Turn> Turns(MeetingView view)
    {
        if (view.Status is MeetingStatus.Called) yield return new Turn(ChairRole, ChainIds.PathOf(view.Chain), "open", view.StartsAt);
        if (view.Status is MeetingStatus.Open) yield return new Turn(UnitRole, ChainIds.PathOf("units", view.Chair), "close", null);
        if (view.Vote is not { ClosedAt: null } vote) yield break;
        foreach (var unit in vote.Voters.Where(unit => vote.Votes.All(one => one.Unit != unit)).Take(MostMissing))
            yield return new Turn(UnitRole, ChainIds.PathOf("units", unit), "cast-vote", null);
    }

    private Verdict<MeetingEvent> Convene(ConveneMeeting said, DecisionContext context)
    {
        if (Chain.Length > 0 && said.Chain != Chain) return new Refused(MeetingRefusals.OtherChain);
        if (Status is MeetingStatus.Open) return new Refused(MeetingRefusals.AlreadyOpen);
        if (Status is not MeetingStatus.Called) return new Refused(MeetingRefusals.Over);
        if (context.Gathered?.Items is not [{ Row: { Owner: { } chair } row }]) return new Refused(MeetingRefusals.NoChair);
        if (said.Units.Distinct().Count() < said.Units.Count || said.Units.Any(unit => ChainIds.Parse(unit) is null || ChainIds.ChainOf(unit) != said.Chain))
            return new Refused(MeetingRefusals.WrongUnits);
        if (!said.Units.Contains(chair)) return new Refused(MeetingRefusals.ChairNotInvited);
        var quorum = said.Quorum ?? VoteRule.Quorum(said.Units.Count);
        if (quorum < 1 || quorum > said.Units.Count) return new Refused(MeetingRefusals.QuorumOutOfRange);
        if (said.StartsAt < context.Now.AddYears(-1) || said.StartsAt > context.Now.AddYears(YearsAhead)) return new Refused(MeetingRefusals.StartOutOfRange);
        var area = AreaCode.TryParse(row.Area, out var code) ? code : Area;
        return (said.Title, said.Room, said.StartsAt.UtcTicks, quorum, said.Majority, chair, area) == (Title, Room, StartsAt.UtcTicks, Quorum, Majority, Chair, Area)
            && said.Units.SequenceEqual(Units)
                ? Verdict<MeetingEvent>.Nothing
                : new MeetingConvened(said.Chain, area, said.Title, said.Room, said.StartsAt.ToUniversalTime(), said.Units, quorum, said.Majority, chair, context.Now);
    }

    private Verdict<MeetingEvent> OfUnit(UnitWord said, DecisionContext context)
    {
        if (Status is MeetingStatus.Closed or MeetingStatus.Cancelled) return new Refused(MeetingRefusals.Over);
        var own = OwnUnits(context.By);
        var mine = own.Where(Units.Contains).ToList();
        if (said.Unit is null && mine.Count != 1) return new Refused(mine.Count == 0 ? MeetingRefusals.NotInvited : MeetingRefusals.WhichUnit);
        var unit = said.Unit ?? mine[0];
        // What binds a unit it says itself; for the rest the chair may speak for those in the room.
        if (!mine.Contains(unit) && (said is CastVote or DeclareInterest or WithdrawInterest || !own.Contains(Chair))) return new Refused(MeetingRefusals.NotYourUnit);
        if (!Units.Contains(unit)) return new Refused(MeetingRefusals.NotInvited);
        return said switch
        {
            CheckIn when Present.Contains(unit) => Verdict<MeetingEvent>.Nothing,
            CheckIn when Status is MeetingStatus.Called && context.Now < StartsAt - Early => new Refused(MeetingRefusals.TooEarly),
            CheckIn => new UnitCheckedIn(unit, context.Now),
            CheckOut => Present.Contains(unit) ? new UnitCheckedOut(unit, context.Now) : Verdict<MeetingEvent>.Nothing,
            _ when Status is not MeetingStatus.Open => new Refused(MeetingRefusals.NotOpen),
            CastVote vote => Cast(vote, unit, context.Now),
            AskToSpeak or WithdrawRequest => OfQueue(said, unit, context.Now),
            DeclareInterest or WithdrawInterest => OfInterest(said, unit, context.Now),
            _ => throw new ArgumentOutOfRangeException(nameof(said), said.GetType(), "No rule for this command."),
        };
    }

    private Verdict<MeetingEvent> OfDevice(ChairTap said, DateTimeOffset now)
    {
        var isKnown = Devices.Exists(one => one.Device == said.Device);
        return said switch
        {
            { Device: null or "" } => new Refused(MeetingRefusals.UnknownDevice),
            JoinChair when isKnown => Verdict<MeetingEvent>.Nothing,
            JoinChair when Devices.Count >= MostDevices => new Refused(MeetingRefusals.TooManyDevices),
            JoinChair join => new ChairJoined(said.Device, join.Name, now),
            LeaveChair => isKnown ? new ChairLeft(said.Device, now) : Verdict<MeetingEvent>.Nothing,
            _ when !isKnown => new Refused(MeetingRefusals.UnknownDevice),
            _ => OnlyDevice == said.Device ? Verdict<MeetingEvent>.Nothing : new ChairTakenOver(said.Device, now),
        };
    }

    private Verdict<MeetingEvent> Under(MeetingChaired chaired, MeetingCommand command, DecisionContext context)
    {
        var done = Apply(chaired).Decide(command, context);
        return done.Refusal is null ? Verdict<MeetingEvent>.Happened([chaired, .. done.Events]) : done;
    }

    private static ViewQuery RotationOf(string chain) => new("rotations", [ChainIds.PathOf(chain)]) { Size = 1 };

    // The units that the sender acts for: a role at a unit's own place, not one above it.
    private static List<string> OwnUnits(Actor by) =>
        [.. by.Places.Where(grant => grant.Role is Role.MemberUnit).Select(grant => ChainIds.IdAt(grant.Place))
            .OfType<string>().Where(id => ChainIds.Parse(id) is not null)];
}
