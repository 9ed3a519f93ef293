using Coordination.Contracts.Gate;

namespace Coordination.LoadTests.Generation;

/// <summary>
/// Who serves which grid. Account 0 is the county's operator; accounts 1 to <paramref name="members"/> are grid
/// members, each of whom serves whole communities, so that few sign-ins stand for many grids.
/// </summary>
internal sealed class Workforce(County county, int members)
{
    /// <summary>More grants than this would make the sign-in the load; such a member stands at the county instead.</summary>
    private const int GrantsAtMost = 16;

    private readonly Dictionary<string, int> _places =
        county.Communities.Select((code, at) => (code, at)).ToDictionary(pair => pair.code, pair => pair.at);

    public const int Operator = 0;

    public int Accounts { get; } = 1 + Math.Min(members, county.Communities.Count);

    /// <summary>The account of the member who serves <paramref name="grid"/>.</summary>
    public int MemberOf(string grid) => 1 + (_places[grid[..12]] % (Accounts - 1));

    public IReadOnlyList<RoleGrant> Grants(int account)
    {
        if (account == Operator)
            return [new RoleGrant(Role.CountyOperator, county.Code)];
        var communities = county.Communities.Where((_, at) => 1 + (at % (Accounts - 1)) == account).ToList();
        return communities.Count > GrantsAtMost
            ? [new RoleGrant(Role.GridMember, county.Code)]
            : [.. communities.Select(code => new RoleGrant(Role.GridMember, code))];
    }
}
