using System.Collections.Immutable;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Visits;
using Coordination.Core.Journal;

namespace Coordination.Core.Visits;

/// <summary>A visit to a firm and the problems that came of it. Its members are those of <see cref="VisitView"/>; beside them what was raised last.</summary>
public sealed record Visit(
    string Id,
    string Firm,
    AreaCode? Area,
    VisitSort Sort,
    DateOnly On,
    string? Unit,
    string? Note,
    ImmutableList<string> Problems,
    ProblemRaised? Raised,
    bool IsWithdrawn,
    Happening? Latest) : IStreamState<Visit, VisitCommand, VisitEvent>, IGathers<VisitCommand>, INotifies<Visit>
{
    private const int MostProblems = 50, YearsBack = 5;

    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Visit, VisitCommand, VisitEvent, VisitView>("visits", "visit", WorkId.Canonical, Row) with { Statuses = ["recorded", "withdrawn"] };

    /// <inheritdoc/>
    public static int Format => 1;

    /// <inheritdoc/>
    public static Visit Empty(string id) => new(id, "", null, default, default, null, null, [], null, false, null);

    /// <inheritdoc/>
    public Standing? Stands(VisitCommand command) =>
        Firm.Length > 0 ? new(Area?.Value ?? "", PlaceOf(Firm)) : command is RecordVisit { Firm: var firm } ? new("", PlaceOf(firm)) : null;

    /// <inheritdoc/>
    public ViewQuery? Gather(VisitCommand command) => command is RecordVisit { Firm: var firm } ? new ViewQuery("enterprises", [PlaceOf(firm)]) { Size = 1 } : null;

    /// <inheritdoc/>
    public Verdict<VisitEvent> Decide(VisitCommand command, DecisionContext context) => command switch
    {
        RecordVisit said => Record(said, context),
        _ when Firm.Length == 0 => Verdict<VisitEvent>.Unknown,
        WithdrawVisit when IsWithdrawn => Verdict<VisitEvent>.Nothing,
        _ when IsWithdrawn => new Refused(VisitRefusals.Withdrawn),
        RaiseProblem when Problems.Count >= MostProblems => new Refused(VisitRefusals.TooManyProblems),
        RaiseProblem said => new ProblemRaised(WorkId.From(Kind.Stream(Id), context.Key, 0), said.Title, said.Category, said.Description, context.Now),
        WithdrawVisit said => new VisitWithdrawn(said.Reason, context.Now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    /// <inheritdoc/>
    public Visit Apply(VisitEvent happened) => happened switch
    {
        VisitRecorded e => this with
        {
            Firm = e.Firm,
            Area = e.Area,
            Sort = e.Sort,
            On = e.On,
            Unit = e.Unit,
            Note = e.Note,
            Latest = new Happening("visits.recorded", e.At),
        },
        ProblemRaised e => this with { Problems = Problems.Add(e.Problem), Raised = e, Latest = new Happening("visits.raised", e.At, e.Title) },
        VisitWithdrawn e => this with { IsWithdrawn = true, Latest = new Happening("visits.withdrawn", e.At, e.Reason) },
        _ => this,
    };

    /// <inheritdoc/>
    public IEnumerable<(string Target, object Command)> Notifications(Visit before) =>
        Raised is { } raised && raised != before.Raised
            ? [($"problems/{raised.Problem}", new NoteRaised(Id, Firm, Area, raised.Title, raised.Category, raised.Description))]
            : [];

    /// <inheritdoc/>
    public ViewRow Row() => Row(new VisitView(Id, Firm, Area, Sort, On, Unit, Note, Problems, IsWithdrawn, Latest));

    private static ViewRow Row(VisitView view) => new("visits", view)
    {
        Area = view.Area?.Value ?? "",
        Chain = PlaceOf(view.Firm),
        Status = view.IsWithdrawn ? "withdrawn" : "recorded",
        Title = view.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Text = view.Note,
        Owner = view.Unit,
    };

    private Verdict<VisitEvent> Record(RecordVisit said, DecisionContext context)
    {
        if (Firm.Length > 0 && said.Firm != Firm) return new Refused(VisitRefusals.OtherFirm);
        if (IsWithdrawn) return new Refused(VisitRefusals.Withdrawn);
        if (said.Unit is { } unit && (ChainIds.Parse(unit) is null || ChainIds.ChainOf(unit) != ChainIds.ChainOf(said.Firm))) return new Refused(VisitRefusals.ForeignUnit);
        var today = DateOnly.FromDateTime(context.Now.UtcDateTime);
        if (said.On > today.AddDays(1) || said.On < today.AddYears(-YearsBack)) return new Refused(VisitRefusals.DayOutOfRange);
        if (context.Gathered?.Items is not [{ Row: var row }]) return Verdict<VisitEvent>.Unknown;
        var area = AreaCode.TryParse(row.Area, out var code) ? code : Area;
        if ((said.Firm, area, said.Sort, said.On, said.Unit, said.Note) == (Firm, Area, Sort, On, Unit, Note)) return Verdict<VisitEvent>.Nothing;
        // A unit records and corrects its own visits; whoever leads the chain those of all.
        return !MayLead(context.By, said.Firm) && (said.Unit is { } own && !ActsFor(context.By, own) || Firm.Length > 0 && !(Unit is { } known && ActsFor(context.By, known)))
            ? new Refused(VisitRefusals.NotYourUnit)
            : new VisitRecorded(said.Firm, area, said.Sort, said.On, said.Unit, said.Note, context.Now);
    }

    private static bool MayLead(Actor by, string firm) =>
        Array.Exists(by.Places, grant => grant.Role is Role.ChairUnit or Role.ChainChief && grant.Reaches(ChainIds.PathOf(ChainIds.ChainOf(firm))));

    // At its own place: a role held at the whole chain doesn't make somebody all of its units.
    private static bool ActsFor(Actor by, string unit) => Array.Exists(by.Places, grant => grant.Role is Role.MemberUnit && grant.Place == ChainIds.PathOf("units", unit));

    private static string PlaceOf(string firm) => ChainIds.PathOf("enterprises", firm);
}
