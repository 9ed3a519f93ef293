using System.Collections.Immutable;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.Core.Chains;

/// <summary>A chain and who leads it: one committee, one lead department, one task force, two chiefs.</summary>
public sealed record Chain(
    string Id,
    string Name,
    AreaCode? Area,
    string? Committee,
    string? Lead,
    ImmutableSortedDictionary<ChiefSeat, ChiefView> Chiefs,
    ImmutableList<string> Departments,
    ImmutableList<string> CoreUnits) : IStreamState<Chain, ChainCommand, ChainEvent>, IDetailed<Chain>
{
    private const int MostDepartments = 50, MostCoreUnits = 100;

    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Chain, ChainCommand, ChainEvent, ChainView>("chains", "chain", ChainIds.ParseChain, Row)
        with { StandsAt = id => new Standing("", ChainIds.PathOf(id)), DetailsType = typeof(ChainDetails) };

    /// <inheritdoc/>
    public static int Format => 1;

    /// <inheritdoc/>
    public static Chain Empty(string id) =>
        new(id, "", null, null, null, ImmutableSortedDictionary<ChiefSeat, ChiefView>.Empty, [], []);

    /// <inheritdoc/>
    public Standing? Stands(ChainCommand command) =>
        new((Area ?? (command as RegisterChain)?.Area)?.Value ?? "", ChainIds.PathOf(Id));

    /// <inheritdoc/>
    public Verdict<ChainEvent> Decide(ChainCommand command, DecisionContext context) => command switch
    {
        RegisterChain said when Area is { } area && area != said.Area => new Refused(ChainRefusals.OtherArea),
        RegisterChain said when said.Name == Name => Verdict<ChainEvent>.Nothing,
        RegisterChain said => new ChainRegistered(said.Name, said.Area, context.Now),
        _ when Name.Length == 0 => Verdict<ChainEvent>.Unknown,

        NameChainCommittee said when said.Name == Committee => Verdict<ChainEvent>.Nothing,
        NameChainCommittee said => new ChainCommitteeNamed(said.Name),

        AppointChief { Name: null, Office: not null } => new Refused(ChainRefusals.NoChiefName),
        AppointChief said when Chiefs.GetValueOrDefault(said.Seat) is var now && (now?.Name, now?.Office) == (said.Name, said.Office) => Verdict<ChainEvent>.Nothing,
        AppointChief { Name: { } name } said => new ChiefAppointed(said.Seat, name, said.Office, context.Now),
        AppointChief said => new ChiefDismissed(said.Seat),

        NameLead { Unit: { } unit } when IsForeign(unit) => new Refused(ChainRefusals.ForeignUnit),
        NameLead said when said.Unit == Lead => Verdict<ChainEvent>.Nothing,
        NameLead said => new LeadNamed(said.Unit),

        AddDepartment said when IsForeign(said.Unit) => new Refused(ChainRefusals.ForeignUnit),
        AddDepartment said when Departments.Contains(said.Unit) => Verdict<ChainEvent>.Nothing,
        AddDepartment when Departments.Count >= MostDepartments => new Refused(ChainRefusals.TooManyDepartments),
        AddDepartment said => new DepartmentAdded(said.Unit),
        RemoveDepartment said when !Departments.Contains(said.Unit) => Verdict<ChainEvent>.Nothing,
        RemoveDepartment said => new DepartmentRemoved(said.Unit),

        AddCoreUnit said when IsForeign(said.Unit) => new Refused(ChainRefusals.ForeignUnit),
        AddCoreUnit said when CoreUnits.Contains(said.Unit) => Verdict<ChainEvent>.Nothing,
        AddCoreUnit when CoreUnits.Count >= MostCoreUnits => new Refused(ChainRefusals.TooManyCoreUnits),
        AddCoreUnit said => new CoreUnitAdded(said.Unit),
        RemoveCoreUnit said when !CoreUnits.Contains(said.Unit) => Verdict<ChainEvent>.Nothing,
        RemoveCoreUnit said => new CoreUnitRemoved(said.Unit),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    /// <inheritdoc/>
    public Chain Apply(ChainEvent happened) => happened switch
    {
        ChainRegistered e => this with { Name = e.Name, Area = e.Area },
        ChainCommitteeNamed e => this with { Committee = e.Name },
        ChiefAppointed e => this with { Chiefs = Chiefs.SetItem(e.Seat, new ChiefView(e.Seat, e.Name, e.Office)) },
        ChiefDismissed e => this with { Chiefs = Chiefs.Remove(e.Seat) },
        LeadNamed e => this with { Lead = e.Unit },
        DepartmentAdded e => this with { Departments = Departments.Add(e.Unit) },
        DepartmentRemoved e => this with { Departments = Departments.Remove(e.Unit) },
        CoreUnitAdded e => this with { CoreUnits = CoreUnits.Add(e.Unit) },
        CoreUnitRemoved e => this with { CoreUnits = CoreUnits.Remove(e.Unit) },
        _ => this,
    };

    /// <inheritdoc/>
    public ViewRow Row() => Row(new ChainView(
        Id, Name, Area ?? default, Committee, Lead, [.. Chiefs.Values], Departments.Count, CoreUnits.Count));

    /// <inheritdoc/>
    public bool HasDetailsOf(Chain before) => ReferenceEquals(Departments, before.Departments) && ReferenceEquals(CoreUnits, before.CoreUnits);

    /// <inheritdoc/>
    public object Details() => new ChainDetails(Departments, CoreUnits);

    private static ViewRow Row(ChainView view) => new("chains", view)
    {
        Area = view.Area.Value,
        Chain = ChainIds.PathOf(view.Id),
        Title = view.Name,
        Text = view.Committee,
    };

    private bool IsForeign(string unit) => ChainIds.Parse(unit) is null || ChainIds.ChainOf(unit) != Id;
}
