using Coordination.Contracts.Gate;

namespace Coordination.Web.Gate;

/// <summary>Offices that somebody holds by what the program knows, not by a grant: who chairs a chain. Found by the scan, made once by the container.</summary>
internal interface IOffice
{
    /// <summary>What the offices bring to who holds these grants. Asked at every request: it must cost little, and be no older than a second.</summary>
    ValueTask<IReadOnlyList<RoleGrant>> Brings(IReadOnlyList<RoleGrant> held, CancellationToken stop);
}
