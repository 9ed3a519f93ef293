using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Core.Journal;

namespace Coordination.Core.Grids;

/// <summary>One on the roster.</summary>
public sealed record Member(string Id, string Name, DateTimeOffset? OnDutySince);

/// <summary>A building.</summary>
public sealed record Building(string Name, string? Head);

/// <summary>A grid's state of the moment and its rules.</summary>
public sealed record Grid(
    AreaCode Code,
    string Name,
    GridLevel Level,
    string? Reason,
    DateTimeOffset? LevelAt,
    DateTimeOffset? LastPatrol,
    ImmutableList<Member> Members,
    ImmutableSortedDictionary<string, Building> Buildings,
    ImmutableSortedDictionary<string, string> Units,
    Happening? Latest) : IStreamState<Grid, GridCommand, GridEvent>, IDetailed<Grid>
{
    private const int MostMembers = 200, MostBuildings = 500, MostUnits = 200;
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<string, Building>, string> BuildingNames = [];
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<string, string>, string> UnitNames = [];

    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Grid, GridCommand, GridEvent, GridView>("grids", "grid", ParseId, Row)
        with { StandsAt = id => new Standing(id), DetailsType = typeof(GridDetails), Statuses = WireEnums.NamesOf(typeof(GridLevel)) };

    /// <inheritdoc/>
    public static int Format => 2;

    /// <inheritdoc/>
    public static Grid Empty(string id) => new(
        AreaCode.Parse(id), "", GridLevel.Calm, null, null, null, [],
        ImmutableSortedDictionary<string, Building>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal), null);

    /// <inheritdoc/>
    public Standing? Stands(GridCommand command) => new(Code.Value);

    /// <inheritdoc/>
    public Verdict<GridEvent> Decide(GridCommand command, DecisionContext context) => Decide(command, context.By, context.Now);

    private Verdict<GridEvent> Decide(GridCommand command, Actor by, DateTimeOffset now) => command switch
    {
        RegisterGrid named when named.Name == Name => Verdict<GridEvent>.Nothing,
        RegisterGrid named => new GridRegistered(named.Name, now),
        _ when Name.Length == 0 => Verdict<GridEvent>.Unknown,

        EnrolMember one when Find(one.Member)?.Name == one.Name => Verdict<GridEvent>.Nothing,
        EnrolMember one when Find(one.Member) is null && Members.Count >= MostMembers => new Refused(GridRefusals.TooManyMembers),
        EnrolMember one => new MemberEnrolled(one.Member, one.Name),
        RetireMember one when Find(one.Member) is null => Verdict<GridEvent>.Nothing,
        RetireMember one => new MemberRetired(one.Member),

        GoOnDuty when Find(by.Id) is null => new Refused(GridRefusals.NotEnrolled),
        GoOnDuty when Find(by.Id)!.OnDutySince is not null => Verdict<GridEvent>.Nothing,
        GoOnDuty => new MemberOnDuty(by.Id, now),
        GoOffDuty when Find(by.Id)?.OnDutySince is null => Verdict<GridEvent>.Nothing,
        GoOffDuty => new MemberOffDuty(by.Id, now),

        ReportLevel or RecordPatrol when Members.IsEmpty => new Refused(GridRefusals.NoMember),
        ReportLevel said when said.Level == Level && said.Reason == Reason => Verdict<GridEvent>.Nothing,
        ReportLevel said => new LevelReported(said.Level, said.Reason, now),
        RecordPatrol patrol => new PatrolRecorded(by.Id, patrol.Note, now),

        RecordBuilding one when Buildings.GetValueOrDefault(one.Building) == new Building(one.Name, one.Head) => Verdict<GridEvent>.Nothing,
        RecordBuilding one when !Buildings.ContainsKey(one.Building) && Buildings.Count >= MostBuildings => new Refused(GridRefusals.TooManyBuildings),
        RecordBuilding one => new BuildingRecorded(one.Building, one.Name, one.Head),
        RemoveBuilding one when !Buildings.ContainsKey(one.Building) => Verdict<GridEvent>.Nothing,
        RemoveBuilding one => new BuildingRemoved(one.Building),

        ContractUnit one when Units.GetValueOrDefault(one.Unit) == one.Name => Verdict<GridEvent>.Nothing,
        ContractUnit one when !Units.ContainsKey(one.Unit) && Units.Count >= MostUnits => new Refused(GridRefusals.TooManyUnits),
        ContractUnit one => new UnitContracted(one.Unit, one.Name),
        ReleaseUnit one when !Units.ContainsKey(one.Unit) => Verdict<GridEvent>.Nothing,
        ReleaseUnit one => new UnitReleased(one.Unit),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    /// <inheritdoc/>
    public Grid Apply(GridEvent happened) => happened switch
    {
        GridRegistered e => this with { Name = e.Name },
        MemberEnrolled e when Find(e.Member) is { } known => this with { Members = Members.Replace(known, known with { Name = e.Name }) },
        MemberEnrolled e => this with { Members = Members.Add(new Member(e.Member, e.Name, null)) },
        MemberRetired e => this with { Members = Members.RemoveAll(member => member.Id == e.Member) },
        MemberOnDuty e => Duty(e.Member, e.At) with { Latest = new Happening("grids.member-on-duty", e.At) },
        MemberOffDuty e => Duty(e.Member, null) with { Latest = new Happening("grids.member-off-duty", e.At) },
        LevelReported e => this with
        {
            Level = e.Level,
            Reason = e.Reason,
            LevelAt = e.At,
            Latest = new Happening("grids.level-reported", e.At, e.Reason, e.Level.ToString().ToLowerInvariant()),
        },
        PatrolRecorded e => this with { LastPatrol = e.At, Latest = new Happening("grids.patrol-recorded", e.At) },
        BuildingRecorded e => this with { Buildings = Buildings.SetItem(e.Building, new Building(e.Name, e.Head)) },
        BuildingRemoved e => this with { Buildings = Buildings.Remove(e.Building) },
        UnitContracted e => this with { Units = Units.SetItem(e.Unit, e.Name) },
        UnitReleased e => this with { Units = Units.Remove(e.Unit) },
        _ => this,
    };

    /// <inheritdoc/>
    /// <remarks>A search finds a grid by its buildings and units too; their names are put together once for each roster of them.</remarks>
    public ViewRow Row() => Row(View()) with
    {
        Text = BuildingNames.GetValue(Buildings, all => string.Join('\n', all.Values.Select(one => one.Name)))
            + UnitNames.GetValue(Units, all => string.Concat(all.Values.Select(name => '\n' + name))),
    };

    /// <summary>What lists and walls see: small, for it changes many times a day.</summary>
    public GridView View() => new(
        Code, Name, Level, Reason, LevelAt, Members.Count, Members.Count(member => member.OnDutySince is not null),
        LastPatrol, Buildings.Count, Units.Count, Latest);

    /// <inheritdoc/>
    public bool HasDetailsOf(Grid before) =>
        ReferenceEquals(Members, before.Members) && ReferenceEquals(Buildings, before.Buildings) && ReferenceEquals(Units, before.Units);

    /// <inheritdoc/>
    public object Details() => new GridDetails(
        [.. Members.Select(member => new GridMemberView(member.Id, member.Name, member.OnDutySince))],
        [.. Buildings.Select(one => new BuildingView(one.Key, one.Value.Name, one.Value.Head))],
        [.. Units.Select(one => new UnitView(one.Key, one.Value))]);

    private static ViewRow Row(GridView view) => new("grids", view)
    {
        Area = view.Code.Value,
        Status = WireEnums.NameOf(view.Level),
        IsMomentary = true,
        Title = view.Name,
    };

    private static string? ParseId(string id) =>
        AreaCode.TryParse(id, out var code) && code.Level is AreaLevel.Grid ? id : null;

    private Member? Find(string id) => Members.Find(member => member.Id == id);

    private Grid Duty(string id, DateTimeOffset? since) =>
        Find(id) is { } member ? this with { Members = Members.Replace(member, member with { OnDutySince = since }) } : this;
}
