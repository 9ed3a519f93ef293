using System.Collections.Immutable;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Numbers;
using Coordination.Contracts.Problems;
using Coordination.Core.Journal;

namespace Coordination.Core.Problems;

/// <summary>
/// A problem on its way to being solved, and its rules. Its members are those of <see cref="ProblemView"/>; for its times before
/// a meeting it keeps which meetings those were, and closed how long it had, for when it is opened again.
/// </summary>
public sealed record Problem(
    string Id,
    string Chain,
    AreaCode? Area,
    int? Number,
    string Title,
    string? Description,
    ProblemCategory Category,
    ProblemDoor Door,
    string? Firm,
    ProblemStatus Status,
    string? Unit,
    ImmutableList<string> Assisting,
    DateTimeOffset? DueAt,
    DateTimeOffset? AssignedAt,
    bool Overdue,
    string? Answer,
    int Reopened,
    string? Meeting,
    ImmutableList<string> Meetings,
    bool IsPutAside,
    string? DecidedBy,
    string? Decision,
    string? MergedInto,
    int Merged,
    DateTimeOffset FiledAt,
    DateTimeOffset? SolvedAt,
    ProblemDoor? SolvedBy,
    Happening? Latest,
    string? Visit = null)
    : IStreamState<Problem, ProblemCommand, ProblemEvent>, IGathers<ProblemCommand>, INotifies<Problem>, IWakes<ProblemCommand>
{
    private const int YearsAhead = 5;
    private static readonly TimeSpan ReopenWithin = TimeSpan.FromDays(30), LeastTime = TimeSpan.FromDays(1);
    private static readonly Role[] Assigners = [Role.ChairUnit, Role.ChainChief], Chiefs = [Role.ChainChief], Units = [Role.MemberUnit], Firms = [Role.Enterprise];

    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Problem, ProblemCommand, ProblemEvent, ProblemView>("problems", "problem", WorkId.Canonical, Row) with
    {
        Statuses = WireEnums.NamesOf(typeof(ProblemStatus)),
        Numbered = number => new NoteProblemNumber(number),
        IsHandedOver = true,
    };

    /// <inheritdoc/>
    public static int Format => 3;

    private bool IsClosed => Status is ProblemStatus.Solved or ProblemStatus.Merged or ProblemStatus.Withdrawn;

    /// <inheritdoc/>
    public static Problem Empty(string id) => new(
        id, "", null, null, "", null, default, default, null, ProblemStatus.Filed, null, [], null, null, false, null, 0, null, [], false, null, null, null, 0,
        default, null, null, null);

    /// <inheritdoc/>
    public Standing? Stands(ProblemCommand command) => command switch
    {
        _ when Chain.Length > 0 => new(Area?.Value ?? "", PlaceOf(Chain, Firm)),
        FileProblem said => new("", PlaceOf(said.Chain, said.Firm)),
        NoteDecision said => new("", PlaceOf(said.Chain, null)),
        NoteRaised said => new("", PlaceOf(ChainIds.ChainOf(said.Firm), said.Firm)),
        _ => null,
    };

    /// <inheritdoc/>
    public ViewQuery? Gather(ProblemCommand command) => command switch
    {
        FileProblem { Firm: { } firm } => new ViewQuery("enterprises", [ChainIds.PathOf("enterprises", firm)]) { Size = 1 },
        FileProblem { Chain: var chain } => new ViewQuery("chains", [ChainIds.PathOf(chain)]) { Size = 1 },
        MergeProblem { Into: var into } => new ViewQuery("problems", [ChainIds.PathOf(Chain)]) { Stream = Kind.Stream(WorkId.Canonical(into) ?? ""), Size = 1 },
        _ => null,
    };

    /// <inheritdoc/>
    public Verdict<ProblemEvent> Decide(ProblemCommand command, DecisionContext context)
    {
        var now = context.Now;
        return command switch
        {
            FileProblem when Chain.Length > 0 => new Refused(ProblemRefusals.AlreadyFiled),
            FileProblem said => File(said, context),
            NoteDecision said when Chain.Length == 0 => Verdict<ProblemEvent>.Happened(
                new ProblemFiled(said.Chain, said.Area, said.Title, null, ProblemCategory.Other, ProblemDoor.Meeting, null, now), Decided(said, now)),
            NoteRaised when Chain.Length > 0 => Verdict<ProblemEvent>.Nothing,
            NoteRaised said => new ProblemFiled(
                ChainIds.ChainOf(said.Firm), said.Area, said.Title, said.Description, said.Category, ProblemDoor.Visit, said.Firm, now, said.Visit),
            _ when Chain.Length == 0 => Verdict<ProblemEvent>.Unknown,

            NoteProblemNumber said => Number is null ? new ProblemNumbered(said.Number) : Verdict<ProblemEvent>.Nothing,
            // Two that were merged into each other at once: the one with the smaller id goes on.
            NoteMergedProblem said when MergedInto == said.From && string.CompareOrdinal(Id, said.From) > 0 => Verdict<ProblemEvent>.Nothing,
            NoteMergedProblem said => new ProblemTookOver(said.From, now),
            NotePutOnAgenda { On: false } said => Meeting == said.Meeting ? new ProblemTakenOffAgenda(said.Meeting) : Verdict<ProblemEvent>.Nothing,
            NotePutAside said => Meeting == said.Meeting ? new ProblemPutAside(said.Meeting, now) : Verdict<ProblemEvent>.Nothing,
            EscalateProblem said => said.DueAt == AlarmAt && now >= said.DueAt ? new ProblemEscalated(now) : Verdict<ProblemEvent>.Nothing,

            ConfirmProblem when Status is ProblemStatus.Solved => Verdict<ProblemEvent>.Nothing,
            ReopenProblem said => Reopen(said, context),
            MergeProblem said when MergedInto is { } into && into == WorkId.Canonical(said.Into) => Verdict<ProblemEvent>.Nothing,
            WithdrawProblem when Status is ProblemStatus.Withdrawn => Verdict<ProblemEvent>.Nothing,
            // What a meeting decided is owed, whatever was thought closed meanwhile.
            NoteDecision said => Decided(said, now),
            NotePutOnAgenda when IsClosed => Verdict<ProblemEvent>.Nothing,
            _ when IsClosed => new Refused(ProblemRefusals.Closed),

            NotePutOnAgenda said => Meeting == said.Meeting ? Verdict<ProblemEvent>.Nothing : new ProblemPutOnAgenda(said.Meeting),
            AssignProblem said => Assign(said, now),
            AnswerProblem when Unit is null => new Refused(ProblemRefusals.NotAssigned),
            AnswerProblem when !ActsFor(context.By, Role.MemberUnit, ChainIds.PathOf("units", Unit)) => new Refused(ProblemRefusals.NotOwner),
            AnswerProblem said => said.Note == Answer ? Verdict<ProblemEvent>.Nothing : new ProblemAnswered(said.Note, now),
            ConfirmProblem when !MayClose(context.By) => new Refused(ProblemRefusals.OnlyFirm),
            ConfirmProblem when Status is not ProblemStatus.Answered => new Refused(ProblemRefusals.NotAnswered),
            ConfirmProblem said => new ProblemSolved(said.Note, DecidedBy is null ? Door : ProblemDoor.Meeting, now),
            MergeProblem said => Merge(said, context),
            WithdrawProblem when !MayClose(context.By) => new Refused(ProblemRefusals.OnlyFirm),
            WithdrawProblem when Unit is not null && Firm is not null => new Refused(ProblemRefusals.AlreadyAssigned),
            WithdrawProblem said => new ProblemWithdrawn(said.Reason, now),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
        };
    }

    /// <inheritdoc/>
    public Problem Apply(ProblemEvent happened) => happened switch
    {
        ProblemFiled e => this with
        {
            Chain = e.Chain,
            Area = e.Area,
            Title = e.Title,
            Description = e.Description,
            Category = e.Category,
            Door = e.Door,
            Firm = e.Firm,
            FiledAt = e.At,
            Visit = e.Visit,
            Latest = new Happening("problems.filed", e.At, e.Title),
        },
        ProblemNumbered e => this with { Number = e.Number },
        ProblemAssigned e => Owed(e.Unit, e.Assisting, e.DueAt, e.At, "problems.assigned"),
        ProblemDecided e => Owed(e.Unit, e.Assisting, e.DueAt, e.At, "problems.decided") with
        {
            DecidedBy = e.Meeting,
            Decision = e.Text,
            Meeting = null,
            IsPutAside = false,
            SolvedAt = null,
            SolvedBy = null,
            MergedInto = null,
        },
        ProblemAnswered e => this with { Status = ProblemStatus.Answered, Answer = e.Note, Latest = new Happening("problems.answered", e.At, Title) },
        ProblemSolved e => Closed(ProblemStatus.Solved) with { SolvedAt = e.At, SolvedBy = e.By, Latest = new Happening("problems.solved", e.At, Title) },
        ProblemReopened e => this with
        {
            Status = e.DueAt is null ? ProblemStatus.Filed : ProblemStatus.Assigned,
            DueAt = e.DueAt,
            AssignedAt = e.DueAt is null ? null : e.At,
            Answer = null,
            Overdue = false,
            SolvedAt = null,
            SolvedBy = null,
            Reopened = Reopened + 1,
            Latest = new Happening("problems.reopened", e.At, e.Reason),
        },
        ProblemMerged e => Closed(ProblemStatus.Merged) with { MergedInto = e.Into, Latest = new Happening("problems.merged", e.At, Title) },
        ProblemTookOver e => this with
        {
            Merged = Merged + 1,
            MergedInto = MergedInto == e.From ? null : MergedInto,
            Status = MergedInto == e.From ? ProblemStatus.Filed : Status,
            Unit = MergedInto == e.From ? null : Unit,
        },
        ProblemWithdrawn e => Closed(ProblemStatus.Withdrawn) with { Latest = new Happening("problems.withdrawn", e.At, Title) },
        ProblemEscalated e => this with { Overdue = true, Latest = new Happening("problems.escalated", e.At, Title) },
        ProblemPutOnAgenda e => this with { Meeting = e.Meeting, Meetings = Meetings.Contains(e.Meeting) ? Meetings : Meetings.Add(e.Meeting) },
        ProblemTakenOffAgenda e => this with { Meeting = null, Meetings = Meetings.Remove(e.Meeting) },
        ProblemPutAside e => this with { Meeting = null, IsPutAside = true, Latest = new Happening("problems.put-aside", e.At, Title) },
        _ => this,
    };

    /// <inheritdoc/>
    public IEnumerable<(string Target, object Command)> Notifications(Problem before)
    {
        if (before.Chain.Length == 0 && Chain.Length > 0) yield return ($"numbers/{Chain}.problems", new AllotNumber(Kind.Stream(Id)));
        if (MergedInto is { } into && before.MergedInto != into) yield return (Kind.Stream(into), new NoteMergedProblem(Id));
    }

    /// <inheritdoc/>
    public ProblemCommand? OnWake(DateTimeOffset now) => AlarmAt is { } due && due <= now ? new EscalateProblem(due) : null;

    /// <inheritdoc/>
    public ViewRow Row() => Row(View()) with { AlarmAt = AlarmAt };

    /// <summary>What lists and boards see.</summary>
    public ProblemView View() => new(
        Id, Chain, Area, Number, Title, Description, Category, Door, Firm, Status, Unit, Assisting, IsClosed ? null : DueAt, Overdue, Answer, Reopened, Meeting,
        Meetings.Count, IsPutAside,
        DecidedBy, Decision, MergedInto, Merged, FiledAt, SolvedAt, SolvedBy, Latest, Visit);

    private DateTimeOffset? AlarmAt => Status is ProblemStatus.Assigned && !Overdue ? DueAt : null;

    private static string PlaceOf(string chain, string? firm) => firm is null ? ChainIds.PathOf(chain) : ChainIds.PathOf("enterprises", firm);

    private static ViewRow Row(ProblemView view) => new("problems", view)
    {
        Area = view.Area?.Value ?? "",
        Chain = PlaceOf(view.Chain, view.Firm),
        Status = WireEnums.NameOf(view.Status),
        Title = view.Title,
        Number = view.Number is { } number ? SeriesNumber.Of("W", number) : null,
        Text = view.Description,
        Owner = view.Unit,
        DueAt = view.DueAt,
        Turns = [.. Turns(view)],
    };

    /// <summary>Filed: an owner is to be named. Assigned: the owner is to answer, and once it is late a chief to look. Answered: the firm is to confirm.</summary>
    private static IEnumerable<Turn> Turns(ProblemView view)
    {
        var chain = ChainIds.PathOf(view.Chain);
        switch (view.Status)
        {
            case ProblemStatus.Filed:
                yield return new Turn(Assigners, chain, "assign", null);
                break;
            case ProblemStatus.Assigned:
                yield return new Turn(Units, ChainIds.PathOf("units", view.Unit!), "answer", view.DueAt);
                if (view.Overdue) yield return new Turn(Chiefs, chain, "assign", view.DueAt);
                break;
            case ProblemStatus.Answered when view.Firm is { } firm:
                yield return new Turn(Firms, ChainIds.PathOf("enterprises", firm), "confirm", null);
                break;
            case ProblemStatus.Answered:
                yield return new Turn(Assigners, chain, "confirm", null);
                break;
        }
    }

    private static Verdict<ProblemEvent> File(FileProblem said, DecisionContext context)
    {
        if (said.Firm is { } firm && ChainIds.ChainOf(firm) != said.Chain) return new Refused(ProblemRefusals.ForeignFirm);
        var isFirms = said.Firm is { } own && ActsFor(context.By, Role.Enterprise, ChainIds.PathOf("enterprises", own));
        if (said.Door is ProblemDoor.Meeting || said.Door is ProblemDoor.Firm != isFirms) return new Refused(ProblemRefusals.WrongDoor);
        return context.Gathered?.Items is [{ Row: { } row }]
            ? new ProblemFiled(said.Chain, AreaCode.TryParse(row.Area, out var area) ? area : null, said.Title, said.Description, said.Category, said.Door, said.Firm, context.Now)
            : Verdict<ProblemEvent>.Unknown;
    }

    private static ProblemDecided Decided(NoteDecision said, DateTimeOffset now) => new(said.Meeting, said.Text, said.Unit, said.Assisting, said.DueAt, now);

    private Verdict<ProblemEvent> Assign(AssignProblem said, DateTimeOffset now)
    {
        var (all, assisting) = (new[] { said.Unit }.Concat(said.Assisting ?? []).ToList(), said.Assisting ?? []);
        if (all.Distinct().Count() < all.Count || all.Exists(unit => ChainIds.Parse(unit) is null || ChainIds.ChainOf(unit) != Chain)) return new Refused(ProblemRefusals.WrongUnits);
        if (said.DueAt <= now || said.DueAt > now.AddYears(YearsAhead)) return new Refused(ProblemRefusals.DueOutOfRange);
        return Status is ProblemStatus.Assigned && (Unit, DueAt?.UtcTicks) == (said.Unit, said.DueAt.UtcTicks) && Assisting.SequenceEqual(assisting)
            ? Verdict<ProblemEvent>.Nothing
            : new ProblemAssigned(said.Unit, assisting, said.DueAt.ToUniversalTime(), now);
    }

    private Verdict<ProblemEvent> Reopen(ReopenProblem said, DecisionContext context)
    {
        if (!MayClose(context.By)) return new Refused(ProblemRefusals.OnlyFirm);
        if (Status is ProblemStatus.Merged or ProblemStatus.Withdrawn) return new Refused(ProblemRefusals.Closed);
        if (Status is not (ProblemStatus.Answered or ProblemStatus.Solved)) return new Refused(ProblemRefusals.NotAnswered);
        if (SolvedAt is { } solved && context.Now > solved + ReopenWithin) return new Refused(ProblemRefusals.TooLate);
        // The owner has as long again as before, and a day at the least.
        var time = DueAt is { } due && AssignedAt is { } since && due - since > LeastTime ? due - since : LeastTime;
        return new ProblemReopened(said.Reason, Unit is null ? null : context.Now + time, context.Now);
    }

    private Verdict<ProblemEvent> Merge(MergeProblem said, DecisionContext context) =>
        context.Gathered?.Items is [{ Row.Status: "filed" or "assigned" or "answered" } into] && into.Id != Id
            ? new ProblemMerged(into.Id, context.Now)
            : new Refused(ProblemRefusals.WrongTarget);

    private bool MayClose(Actor by) => Firm is { } firm ? ActsFor(by, Role.Enterprise, ChainIds.PathOf("enterprises", firm)) : MayAssign(by);

    private bool MayAssign(Actor by) => by.Places.Any(grant => Array.IndexOf(Assigners, grant.Role) >= 0 && grant.Reaches(ChainIds.PathOf(Chain)));

    // At its own place: a role held at the whole chain doesn't make somebody all of its firms and units.
    private static bool ActsFor(Actor by, Role role, string place) => Array.Exists(by.Places, grant => grant.Role == role && grant.Place == place);

    private Problem Owed(string unit, IReadOnlyList<string> assisting, DateTimeOffset due, DateTimeOffset at, string what) => this with
    {
        Status = ProblemStatus.Assigned,
        Unit = unit,
        Assisting = [.. assisting],
        DueAt = due,
        AssignedAt = at,
        Overdue = false,
        Answer = null,
        Latest = new Happening(what, at, Title),
    };

    private Problem Closed(ProblemStatus status) => this with { Status = status, Meeting = null, IsPutAside = false };
}
