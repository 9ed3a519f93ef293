using Coordination.Contracts.Gate;

namespace Coordination.LoadTests.Generation;

/// <summary>
/// Who serves which grid. Account 0 is the county's operator; then come the grid members and a
/// fifth as many community secretaries, at least one. Each member and each secretary serves whole communities, so that
/// few sign-ins stand for many grids.
/// </summary>
internal sealed class Workforce
{
    /// <summary>More grants than this would make the sign-in the load; such an account stands at the county instead.</summary>
    private const int GrantsAtMost = 16;

    private const int MembersPerSecretary = 5;

    private readonly County _county;
    private readonly Dictionary<string, int> _places;

    public const int Operator = 0;

    public Workforce(County county, int members)
    {
        _county = county;
        _places = county.Communities.Select((code, at) => (code, at)).ToDictionary(pair => pair.code, pair => pair.at);
        var served = Math.Min(members, county.Communities.Count);
        Members = [.. Enumerable.Range(1, served)];
        Secretaries = [.. Enumerable.Range(1 + served, Math.Max(1, served / MembersPerSecretary))];
    }

    /// <summary>The accounts of grid members.</summary>
    public IReadOnlyList<int> Members { get; }

    /// <summary>The accounts of community secretaries.</summary>
    public IReadOnlyList<int> Secretaries { get; }

    public int Accounts => 1 + Members.Count + Secretaries.Count;

    /// <summary>The account of the member who serves <paramref name="grid"/>.</summary>
    public int MemberOf(string grid) => Members[_places[grid[..12]] % Members.Count];

    public IReadOnlyList<RoleGrant> Grants(int account) =>
        account == Operator ? [new RoleGrant(Role.CountyOperator, _county.Code)]
        : account <= Members.Count ? Shared(Role.GridMember, account - Members[0], Members.Count)
        : Shared(Role.CommunitySecretary, account - Secretaries[0], Secretaries.Count);

    /// <summary>Every <paramref name="of"/>th community.</summary>
    private IReadOnlyList<RoleGrant> Shared(Role role, int share, int of)
    {
        var communities = _county.Communities.Where((_, at) => at % of == share).ToList();
        return communities.Count > GrantsAtMost
            ? [new RoleGrant(role, _county.Code)]
            : [.. communities.Select(code => new RoleGrant(role, code))];
    }
}
