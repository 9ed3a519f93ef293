using System.Collections.Immutable;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Journal;

namespace Coordination.Core.Grids;

/// <summary>One on the roster.</summary>
public sealed record Member(string Id, string Name, DateTimeOffset? OnDutySince);

/// <summary>A building.</summary>
public sealed record Building(string Name, string? Head);

/// <summary>An open matter as the grid heard of it.</summary>
public sealed record OpenMatter(long Version, MatterStep Step, bool Overdue);

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
    ImmutableDictionary<string, OpenMatter> Matters,
    Happening? Latest) : IStreamState<Grid, GridCommand, GridEvent>
{
    private const int MostMembers = 200, MostBuildings = 500, MostUnits = 200;

    /// <inheritdoc/>
    public static int Format => 1;

    /// <inheritdoc/>
    public static Grid Empty(string id) => new(
        AreaCode.Parse(id), "", GridLevel.Calm, null, null, null, [],
        ImmutableSortedDictionary<string, Building>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableDictionary<string, OpenMatter>.Empty, null);

    /// <inheritdoc/>
    public string? Place(GridCommand command) => Code.Value;

    /// <inheritdoc/>
    public Verdict<GridEvent> Decide(GridCommand command, Actor by, DateTimeOffset now) => command switch
    {
        NoteMatter told => Decide(told),
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
            Latest = new Happening("grids.level-reported", e.At, $"{e.Level.ToString().ToLowerInvariant()}|{e.Reason}"),
        },
        PatrolRecorded e => this with { LastPatrol = e.At, Latest = new Happening("grids.patrol-recorded", e.At) },
        BuildingRecorded e => this with { Buildings = Buildings.SetItem(e.Building, new Building(e.Name, e.Head)) },
        BuildingRemoved e => this with { Buildings = Buildings.Remove(e.Building) },
        UnitContracted e => this with { Units = Units.SetItem(e.Unit, e.Name) },
        UnitReleased e => this with { Units = Units.Remove(e.Unit) },
        MatterNoted e => this with { Matters = Matters.SetItem(e.Matter, new OpenMatter(e.MatterVersion, e.Step, e.Overdue)) },
        MatterLeft e => this with { Matters = Matters.Remove(e.Matter) },
        _ => this,
    };

    /// <inheritdoc/>
    public ViewRow Row()
    {
        var view = View();
        return new ViewRow("grids", Code.Value, null, view.Level.ToString().ToLowerInvariant(), null, null, view, default);
    }

    /// <summary>What lists and walls see.</summary>
    public GridView View()
    {
        var (steps, overdue) = (new SortedDictionary<MatterStep, int>(), 0);
        foreach (var matter in Matters.Values)
        {
            steps[matter.Step] = steps.GetValueOrDefault(matter.Step) + 1;
            if (matter.Overdue) overdue++;
        }
        return new GridView(
            Code, Name, Level, Reason, LevelAt, Members.Count(member => member.OnDutySince is not null),
            Matters.Count, overdue, LastPatrol, steps,
            [.. Members.Select(member => new GridMemberView(member.Id, member.Name, member.OnDutySince))],
            [.. Buildings.Select(one => new BuildingView(one.Key, one.Value.Name, one.Value.Head))],
            [.. Units.Select(one => new UnitView(one.Key, one.Value))],
            Latest);
    }

    private Verdict<GridEvent> Decide(NoteMatter told)
    {
        var known = Matters.GetValueOrDefault(told.Matter);
        if (known is not null && known.Version >= told.MatterVersion) return Verdict<GridEvent>.Nothing;
        if (told.Left || told.Step is MatterStep.Closed)
            return known is null ? Verdict<GridEvent>.Nothing : new MatterLeft(told.Matter);
        return new MatterNoted(told.Matter, told.MatterVersion, told.Step, told.Overdue);
    }

    private Member? Find(string id) => Members.Find(member => member.Id == id);

    private Grid Duty(string id, DateTimeOffset? since) =>
        Find(id) is { } member ? this with { Members = Members.Replace(member, member with { OnDutySince = since }) } : this;
}
