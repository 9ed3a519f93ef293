using Coordination.Contracts.Gate;

namespace Coordination.Core.Boards;

/// <summary>What an account holds now; empty for one that is unknown or disabled. Whoever knows accounts adds it.</summary>
public delegate ValueTask<IReadOnlyList<RoleGrant>> GrantsOf(string account, CancellationToken stop);
