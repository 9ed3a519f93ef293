using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Teams;
using Coordination.Core.Journal;

namespace Coordination.Core.Enterprises;

/// <summary>A firm's state of the moment and its rules.</summary>
public sealed record Enterprise(
    string Id,
    string Name,
    AreaCode? Area,
    Segment Segment,
    EnterpriseState? State,
    StateCause? Cause,
    string? Note,
    DateTimeOffset? Until,
    DateTimeOffset? StateSince,
    int? Load,
    DateTimeOffset? ReportedAt,
    DateTimeOffset? AlarmAt,
    DateTimeOffset? SilentSince,
    OrganisingWay? Way,
    string? Organiser,
    ImmutableSortedDictionary<string, BranchView> Branches,
    string? Instructor,
    ImmutableSortedDictionary<string, AttributeValue> Attributes,
    string? MovedTo,
    string? From,
    Happening? Latest)
    : IStreamState<Enterprise, EnterpriseCommand, EnterpriseEvent>, IDetailed<Enterprise>, IWakes<EnterpriseCommand>,
        IGathers<EnterpriseCommand>, INotifies<Enterprise>, IHears<EnterpriseCommand>
{
    private const int MostBranches = 20, YearsAhead = 5;
    private static readonly Role[] Firm = [Role.Enterprise];

    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Enterprise, EnterpriseCommand, EnterpriseEvent, EnterpriseView>(
        "enterprises", "enterprise", ChainIds.Parse, Row) with
    {
        StandsAt = id => new Standing("", ChainIds.PathOf("enterprises", id)),
        DetailsType = typeof(EnterpriseDetails),
        Settings = typeof(EnterpriseSettings),
        SettingsSection = "Enterprises",
        Statuses = [.. WireEnums.NamesOf(typeof(EnterpriseState)), "silent", "moved"],
    };

    /// <inheritdoc/>
    public static int Format => 1;

    /// <inheritdoc/>
    public static Enterprise Empty(string id) => new(
        id, "", null, default, null, null, null, null, null, null, null, null, null, null, null,
        ImmutableSortedDictionary<string, BranchView>.Empty.WithComparers(StringComparer.Ordinal), null,
        ImmutableSortedDictionary<string, AttributeValue>.Empty.WithComparers(StringComparer.Ordinal), null, null, null);

    /// <inheritdoc/>
    public Standing? Stands(EnterpriseCommand command) =>
        new((Area ?? (command as RegisterEnterprise)?.Area ?? (command as TakeOver)?.Area)?.Value ?? "", ChainIds.PathOf("enterprises", Id));

    /// <inheritdoc/>
    public Verdict<EnterpriseEvent> Decide(EnterpriseCommand command, DecisionContext context)
    {
        var now = context.Now;
        DateTimeOffset Due(EnterpriseState? state, DateTimeOffset? until) =>
            (state is EnterpriseState.PlannedStop && until > now ? until.Value : now) + ((EnterpriseSettings)context.Settings!).ReportWithin;
        return command switch
        {
            TakeOver said when Name.Length > 0 => From == said.From ? Verdict<EnterpriseEvent>.Nothing : new Refused(EnterpriseRefusals.IdTaken),
            TakeOver said => new TakenOver(
                said.From, said.Name, said.Area, said.Segment, said.State, said.Cause, said.Note, said.Until, said.StateSince, said.Load,
                said.Attributes, now, Due(said.State, said.Until)),
            UndoMove said => MovedTo == said.To ? new MoveUndone(said.To, now, Due(State, Until)) : Verdict<EnterpriseEvent>.Nothing,
            NoticeSilence passed => MovedTo is null && passed.DueAt == AlarmAt && now >= AlarmAt ? new FellSilent(passed.DueAt) : Verdict<EnterpriseEvent>.Nothing,
            EndProjectBranches ended => Verdict<EnterpriseEvent>.Happened(
                [.. Branches.Values.Where(one => one.Team == ended.Team).Select(one => new BranchDissolved(one.Branch, true))]),
            MoveEnterprise said when MovedTo == said.To => Verdict<EnterpriseEvent>.Nothing,
            _ when MovedTo is not null => new Refused(EnterpriseRefusals.Moved),

            RegisterEnterprise said when Area is { } area && area != said.Area => new Refused(EnterpriseRefusals.OtherArea),
            RegisterEnterprise said when (said.Name, said.Segment) == (Name, Segment) => Verdict<EnterpriseEvent>.Nothing,
            RegisterEnterprise said => new EnterpriseRegistered(said.Name, said.Area, said.Segment, now, Name.Length == 0 ? Due(null, null) : null),
            _ when Name.Length == 0 => Verdict<EnterpriseEvent>.Unknown,
            MoveEnterprise said when ChainIds.ChainOf(said.To) == ChainIds.ChainOf(Id) => new Refused(EnterpriseRefusals.SameChain),
            MoveEnterprise said => new EnterpriseMoved(said.To, now),

            ReportState said when Fault(said, now) is { } fault => new Refused(fault),
            ReportState said => new StateReported(said.State, said.Cause, said.Note, said.Until, now, Due(said.State, said.Until)),
            ReportLoad { Percent: > 0 } when IsStanding(State) => new Refused(EnterpriseRefusals.NotRunning),
            ReportLoad said => new LoadReported(said.Percent, now, Due(State, Until)),
            RecordAttribute said => AttributeRules.Decide(said, Attributes.GetValueOrDefault(said.Attribute)),

            Organise { Way: OrganisingWay.Standalone, Unit: not null } => new Refused(EnterpriseRefusals.UnitNotNeeded),
            Organise { Way: not OrganisingWay.Standalone, Unit: null } => new Refused(EnterpriseRefusals.NoUnit),
            Organise { Unit: { } unit } when IsForeign(unit) => new Refused(EnterpriseRefusals.ForeignUnit),
            Organise said when (said.Way, said.Unit) == (Way, Organiser) => Verdict<EnterpriseEvent>.Nothing,
            Organise said => new Organised(said.Way, said.Unit, now),
            EndOrganisation => Way is null ? Verdict<EnterpriseEvent>.Nothing : new OrganisationEnded(now),

            FoundBranch said => Found(said, context.Gathered),
            DissolveBranch said => Branches.ContainsKey(said.Branch) ? new BranchDissolved(said.Branch, false) : Verdict<EnterpriseEvent>.Nothing,
            AssignInstructor said => said.Name == Instructor ? Verdict<EnterpriseEvent>.Nothing : new InstructorAssigned(said.Name),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
        };
    }

    /// <inheritdoc/>
    public Enterprise Apply(EnterpriseEvent happened) => happened switch
    {
        EnterpriseRegistered e => this with { Name = e.Name, Area = e.Area, Segment = e.Segment, AlarmAt = e.DueAt ?? AlarmAt },
        StateReported e => Heard(e.At, e.DueAt) with
        {
            State = e.State,
            Cause = e.Cause,
            Note = e.Note,
            Until = e.Until,
            StateSince = (State, Cause) == (e.State, e.Cause) ? StateSince : e.At,
            Load = IsStanding(e.State) ? 0 : Load,
            Latest = new Happening("enterprises.state-reported", e.At, e.Note, WireEnums.NameOf(e.State)),
        },
        LoadReported e => Heard(e.At, e.DueAt) with { Load = e.Percent },
        FellSilent e => this with { SilentSince = e.At, AlarmAt = null, Latest = new Happening("enterprises.fell-silent", e.At) },
        AttributeRecorded e => this with { Attributes = Attributes.SetItem(e.Attribute, new AttributeValue(e.Attribute, e.Number, e.Word)) },
        AttributeRemoved e => this with { Attributes = Attributes.Remove(e.Attribute) },
        Organised e => this with { Way = e.Way, Organiser = e.Unit, Latest = new Happening("enterprises.organised", e.At, null, WireEnums.NameOf(e.Way)) },
        OrganisationEnded e => this with { Way = null, Organiser = null, Latest = new Happening("enterprises.organisation-ended", e.At) },
        BranchFounded e => this with { Branches = Branches.SetItem(e.Branch, new BranchView(e.Branch, e.Name, e.Form, e.Team)) },
        BranchDissolved e => this with { Branches = Branches.Remove(e.Branch) },
        InstructorAssigned e => this with { Instructor = e.Name },
        EnterpriseMoved e => this with { MovedTo = e.To, AlarmAt = null, SilentSince = null },
        MoveUndone e => this with { MovedTo = null, AlarmAt = e.DueAt },
        TakenOver e => this with
        {
            From = e.From,
            Name = e.Name,
            Area = e.Area,
            Segment = e.Segment,
            State = e.State,
            Cause = e.Cause,
            Note = e.Note,
            Until = e.Until,
            StateSince = e.StateSince,
            Load = e.Load,
            Attributes = Attributes.AddRange(e.Attributes.Select(one => KeyValuePair.Create(one.Attribute, one))),
            AlarmAt = e.DueAt,
            Latest = new Happening("enterprises.taken-over", e.At),
        },
        _ => this,
    };

    /// <inheritdoc/>
    public EnterpriseCommand? OnWake(DateTimeOffset now) => AlarmAt is { } due && due <= now ? new NoticeSilence(due) : null;

    /// <inheritdoc/>
    public ViewQuery? Gather(EnterpriseCommand command) =>
        command is FoundBranch { Team: { } team } && !IsForeign(team) ? new ViewQuery("teams", [ChainIds.PathOf("teams", team)]) { Size = 1 } : null;

    /// <inheritdoc/>
    public IEnumerable<(string Target, object Command)> Notifications(Enterprise before)
    {
        if (ReferenceEquals(Branches, before.Branches) && MovedTo == before.MovedTo) yield break;
        var (served, serves) = (before.Served(), Served());
        foreach (var team in serves.Except(served)) yield return ($"teams/{team}", new NoteBranch(Id, true));
        foreach (var team in served.Except(serves)) yield return ($"teams/{team}", new NoteBranch(Id, false));
        if (MovedTo is { } to && before.MovedTo != to)
            yield return ($"enterprises/{to}", new TakeOver(Id, Name, Area!.Value, Segment, State, Cause, Note, Until, StateSince, Load, [.. Attributes.Values]));
    }

    /// <inheritdoc/>
    public EnterpriseCommand? OnHeard(Message sent, string? refusal) => refusal is null
        ? null
        : sent.Command(KindCatalog.OfStream(sent.Target)!.Value.Kind) switch
        {
            TakeOver => new UndoMove(sent.Target[(sent.Target.IndexOf('/', StringComparison.Ordinal) + 1)..]),
            NoteBranch { Serves: true } => new EndProjectBranches(sent.Target[(sent.Target.IndexOf('/', StringComparison.Ordinal) + 1)..]),
            _ => null,
        };

    /// <inheritdoc/>
    public ViewRow Row() => Row(View()) with { AlarmAt = AlarmAt };

    /// <summary>What lists and walls see: small, for it changes many times a day.</summary>
    public EnterpriseView View() => new(
        Id, Name, Area ?? default, Segment, State, Cause, Note, Until, StateSince, Load, ReportedAt, SilentSince, Way, Organiser,
        Count(BranchForm.Committee), Count(BranchForm.Branch), Count(BranchForm.Temporary), Instructor is not null, MovedTo, Latest);

    /// <inheritdoc/>
    public bool HasDetailsOf(Enterprise before) =>
        ReferenceEquals(Attributes, before.Attributes) && ReferenceEquals(Branches, before.Branches) && Instructor == before.Instructor;

    /// <inheritdoc/>
    public object Details() => new EnterpriseDetails(
        [.. EnterpriseAttributes.All.Select(one => Attributes.GetValueOrDefault(one.Code)).OfType<AttributeValue>()], [.. Branches.Values], Instructor);

    private static ViewRow Row(EnterpriseView view) => new("enterprises", view)
    {
        Area = view.Area.Value,
        Chain = ChainIds.PathOf("enterprises", view.Id),
        Status = view.MovedTo is not null ? "moved" : view.SilentSince is not null ? "silent" : view.State is { } state ? WireEnums.NameOf(state) : null,
        Title = view.Name,
        Text = view.Note,
        Turns = view is { SilentSince: { } since, MovedTo: null }
            ? [new Turn(Firm, ChainIds.PathOf("enterprises", view.Id), "report-state", since)]
            : [],
    };

    private static bool IsStanding(EnterpriseState? state) => state is EnterpriseState.Stopped or EnterpriseState.PlannedStop;

    private static string? Fault(ReportState said, DateTimeOffset now) => said switch
    {
        { State: EnterpriseState.Running } => said.Cause is null && said.Until is null ? null : EnterpriseRefusals.RunningHasNoCause,
        { Cause: null } => EnterpriseRefusals.NoCause,
        { State: EnterpriseState.PlannedStop, Until: null } => EnterpriseRefusals.NoReturnDate,
        { Until: { } until } when until <= now || until > now.AddYears(YearsAhead) => EnterpriseRefusals.UntilOutOfRange,
        _ => null,
    };

    private Verdict<EnterpriseEvent> Found(FoundBranch said, ViewPage? gathered)
    {
        if (said.Form is BranchForm.Temporary && said.Team is null) return new Refused(EnterpriseRefusals.NoProject);
        if (said.Form is not BranchForm.Temporary && said.Team is not null) return new Refused(EnterpriseRefusals.ProjectNotNeeded);
        if (said.Team is { } team && IsForeign(team)) return new Refused(EnterpriseRefusals.ForeignProject);
        var known = Branches.GetValueOrDefault(said.Branch);
        if (known is not null && (known.Form, known.Team) != (said.Form, said.Team)) return new Refused(EnterpriseRefusals.OtherForm);
        if (known?.Name == said.Name) return Verdict<EnterpriseEvent>.Nothing;
        if (known is null && said.Form is BranchForm.Committee && Count(BranchForm.Committee) > 0) return new Refused(EnterpriseRefusals.SecondCommittee);
        if (known is null && Branches.Count >= MostBranches) return new Refused(EnterpriseRefusals.TooManyBranches);
        if (said.Team is not null && !IsUnderWay(gathered)) return new Refused(EnterpriseRefusals.ProjectEnded);
        return new BranchFounded(said.Branch, said.Name, said.Form, said.Team);
    }

    private static bool IsUnderWay(ViewPage? teams) =>
        teams?.Items is [{ Row.Body: var body }] && JsonSerializer.Deserialize<TeamView>(body.Span, WireJson.Options)!.FinishedAt is null;

    private Enterprise Heard(DateTimeOffset at, DateTimeOffset due) => this with { ReportedAt = at, AlarmAt = due, SilentSince = null };

    private HashSet<string> Served() => MovedTo is null ? [.. Branches.Values.Select(one => one.Team).OfType<string>()] : [];

    private int Count(BranchForm form) => Branches.Values.Count(one => one.Form == form);

    private bool IsForeign(string id) => ChainIds.Parse(id) is null || ChainIds.ChainOf(id) != ChainIds.ChainOf(Id);
}
