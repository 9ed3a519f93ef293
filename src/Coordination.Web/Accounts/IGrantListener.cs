using Coordination.Contracts.Gate;
using Coordination.Web.Gate;

namespace Coordination.Web.Accounts;

/// <summary>A feature that keeps what it holds in step with the grants of accounts. Found by the scan, made once by the container.</summary>
internal interface IGrantListener
{
    /// <summary>
    /// Moves from the grants before to those now; null when done, or what was said instead, with all as it was but for a
    /// 503, after which the same move completes it. Every move may be done twice.
    /// </summary>
    Task<GateAnswer?> Move(Caller by, Account account, IReadOnlyList<RoleGrant> before, IReadOnlyList<RoleGrant> now, string name);
}
