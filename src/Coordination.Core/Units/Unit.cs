using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Units;
using Coordination.Core.Journal;

namespace Coordination.Core.Units;

/// <summary>A department, or a firm that takes part as one. It stands in the area of its chain.</summary>
public sealed record Unit(string Id, string Name, UnitSort Sort, string? Enterprise, AreaCode? Area)
    : IStreamState<Unit, UnitCommand, UnitEvent>, IGathers<UnitCommand>
{
    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Unit, UnitCommand, UnitEvent, ChainUnitView>("units", "unit", ChainIds.Parse, Row)
        with { StandsAt = id => new Standing("", ChainIds.PathOf("units", id)) };

    /// <inheritdoc/>
    public static int Format => 1;

    /// <inheritdoc/>
    public static Unit Empty(string id) => new(id, "", UnitSort.Department, null, null);

    /// <inheritdoc/>
    public Standing? Stands(UnitCommand command) => new(Area?.Value ?? "", ChainIds.PathOf("units", Id));

    /// <inheritdoc/>
    public Verdict<UnitEvent> Decide(UnitCommand command, DecisionContext context) => command switch
    {
        RegisterUnit said when said.Sort is UnitSort.Firm != said.Enterprise is not null => new Refused(UnitRefusals.WrongSort),
        RegisterUnit { Enterprise: { } firm } when ChainIds.ChainOf(firm) != ChainIds.ChainOf(Id) => new Refused(UnitRefusals.ForeignFirm),
        RegisterUnit said when (said.Name, said.Sort, said.Enterprise, AreaOf(context)) == (Name, Sort, Enterprise, Area) => Verdict<UnitEvent>.Nothing,
        RegisterUnit said => new UnitRegistered(said.Name, said.Sort, said.Enterprise, context.Now, AreaOf(context)),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    /// <inheritdoc/>
    public Unit Apply(UnitEvent happened) =>
        happened is UnitRegistered e ? this with { Name = e.Name, Sort = e.Sort, Enterprise = e.Enterprise, Area = e.Area ?? Area } : this;

    /// <inheritdoc/>
    public ViewQuery? Gather(UnitCommand command) => Area is null ? new ViewQuery("chains", [ChainIds.PathOf(ChainIds.ChainOf(Id))]) { Size = 1 } : null;

    /// <inheritdoc/>
    public ViewRow Row() => Row(new ChainUnitView(Id, Name, Sort, Enterprise, Area));

    private static ViewRow Row(ChainUnitView view) => new("units", view)
    {
        Area = view.Area?.Value ?? "",
        Chain = ChainIds.PathOf("units", view.Id),
        Title = view.Name,
    };

    private AreaCode? AreaOf(DecisionContext context) =>
        Area ?? (context.Gathered?.Items is [{ Row.Area: { Length: > 0 } area }] ? AreaCode.Parse(area) : null);
}
