using Coordination.Contracts.Gate;

namespace Coordination.LoadTests.Generation;

/// <summary>
/// Who serves which grid. Account 0 is the county's operator; then come the grid members and a
/// fifth as many community secretaries, at least one. Each member and each secretary serves whole communities, so that
/// few sign-ins stand for many grids. Each account of firms or of team leads serves up to sixteen, one grant each. Each unit
/// of a chain that meets has an account of its own.
/// </summary>
internal sealed class Workforce
{
    /// <summary>More grants than this would make the sign-in the load; such an account stands at the county instead.</summary>
    private const int GrantsAtMost = 16;

    private const int MembersPerSecretary = 5;

    private readonly County _county;
    private readonly Dictionary<string, int> _places;
    private readonly int _firms, _leads, _units;
    private readonly List<string> _meeting;

    public const int Operator = 0;

    public Workforce(County county, int members)
    {
        _county = county;
        _places = county.Communities.Select((code, at) => (code, at)).ToDictionary(pair => pair.code, pair => pair.at);
        var served = Math.Min(members, county.Communities.Count);
        Members = [.. Enumerable.Range(1, served)];
        Secretaries = [.. Enumerable.Range(1 + served, Math.Max(1, served / MembersPerSecretary))];
        _firms = Secretaries[^1] + 1;
        _leads = _firms + Shares(county.Firms);
        _units = _leads + Shares(county.Teams);
        _meeting = [.. county.MeetingChains.SelectMany(chain => chain.Units)];
        Accounts = _units + _meeting.Count;
    }

    /// <summary>The accounts of grid members.</summary>
    public IReadOnlyList<int> Members { get; }

    /// <summary>The accounts of community secretaries.</summary>
    public IReadOnlyList<int> Secretaries { get; }

    public int Accounts { get; }

    /// <summary>The account of the member who serves <paramref name="grid"/>.</summary>
    public int MemberOf(string grid) => Members[_places[grid[..12]] % Members.Count];

    /// <summary>The account that reports for the firm at this place of <see cref="County.Firms"/>.</summary>
    public int FirmAt(int firm) => _firms + (firm / GrantsAtMost);

    /// <summary>The account of the lead of the team at this place of <see cref="County.Teams"/>.</summary>
    public int LeadAt(int team) => _leads + (team / GrantsAtMost);

    /// <summary>The account of the unit of a chain that meets.</summary>
    public int AccountOf(string unit) => _units + _meeting.IndexOf(unit);

    public IReadOnlyList<RoleGrant> Grants(int account) =>
        account == Operator ? [new RoleGrant(Role.CountyOperator, _county.Code)]
        : account <= Members.Count ? Shared(Role.GridMember, account - Members[0], Members.Count)
        : account < _firms ? Shared(Role.CommunitySecretary, account - Secretaries[0], Secretaries.Count)
        : account < _leads ? Each(Role.Enterprise, "enterprises", _county.Firms, account - _firms)
        : account < _units ? Each(Role.TeamLead, "teams", _county.Teams, account - _leads)
        : [new RoleGrant(Role.MemberUnit, $"chains/{_meeting[account - _units].Replace(".", "/units/", StringComparison.Ordinal)}")];

    private static int Shares(IReadOnlyList<string> things) => (things.Count + GrantsAtMost - 1) / GrantsAtMost;

    private static IReadOnlyList<RoleGrant> Each(Role role, string kind, IReadOnlyList<string> things, int share) =>
        [.. things.Skip(share * GrantsAtMost).Take(GrantsAtMost).Select(id => new RoleGrant(role, $"chains/{id.Replace(".", $"/{kind}/", StringComparison.Ordinal)}"))];

    /// <summary>Every <paramref name="of"/>th community.</summary>
    private IReadOnlyList<RoleGrant> Shared(Role role, int share, int of)
    {
        var communities = _county.Communities.Where((_, at) => at % of == share).ToList();
        return communities.Count > GrantsAtMost
            ? [new RoleGrant(role, _county.Code)]
            : [.. communities.Select(code => new RoleGrant(role, code))];
    }
}
