using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;

namespace Coordination.Core.Chains;

/// <summary>Counts how the firms of a chain are organised.</summary>
internal sealed class CoverageTally
{
    private readonly int[] _ways = new int[Enum.GetValues<OrganisingWay>().Length];
    private int _firms, _committees, _branches, _temporary, _instructed;

    /// <summary>The same counts; those by way are a list.</summary>
    public static IEqualityComparer<Coverage> Alike { get; } = EqualityComparer<Coverage>.Create((x, y) =>
        x is not null && y is not null && x.ByWay.SequenceEqual(y.ByWay) && x with { ByWay = [] } == y with { ByWay = [] });

    /// <summary>False when nothing that is counted changed.</summary>
    public bool Replace(FirmFact? old, FirmFact? fact)
    {
        if (old is not null && fact is not null && Counted(old) == Counted(fact)) return false;
        if (old is not null) Add(old, -1);
        if (fact is not null) Add(fact, 1);
        return true;
    }

    public Coverage Coverage() => new(
        _firms, _ways.Sum(), [.. _ways.Select((firms, way) => new WayCount((OrganisingWay)way, firms))], _committees, _branches, _temporary, _instructed);

    private static (OrganisingWay?, int, int, int, bool) Counted(FirmFact firm) =>
        (firm.Way, firm.Committees, firm.Branches, firm.Temporary, firm.HasInstructor);

    private void Add(FirmFact firm, int sign)
    {
        _firms += sign;
        if (firm.Way is { } way) _ways[(int)way] += sign;
        _committees += sign * firm.Committees;
        _branches += sign * firm.Branches;
        _temporary += sign * firm.Temporary;
        if (firm.HasInstructor) _instructed += sign;
    }
}
