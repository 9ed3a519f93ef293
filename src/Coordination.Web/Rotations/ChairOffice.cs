using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Rotations;

/// <summary>Whoever acts for the unit that chairs a chain has the chair's role in that chain, for as long as it chairs.</summary>
internal sealed class ChairOffice(IViews views, TimeProvider clock) : IOffice
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private readonly BoundedCache<string, (string? Chair, long At)> _chairs = new(10_000);

    public async ValueTask<IReadOnlyList<RoleGrant>> Brings(IReadOnlyList<RoleGrant> held, CancellationToken stop)
    {
        List<RoleGrant>? brought = null;
        foreach (var grant in held)
            if (grant.Role is Role.MemberUnit && ChainIds.IdAt(grant.Place) is { } unit && ChainIds.PathOf("units", unit) == grant.Place
                && await ChairOf(ChainIds.ChainOf(unit), stop) == unit)
                (brought ??= []).Add(new RoleGrant(Role.ChairUnit, ChainIds.PathOf(ChainIds.ChainOf(unit))));
        return brought ?? (IReadOnlyList<RoleGrant>)[];
    }

    private async ValueTask<string?> ChairOf(string chain, CancellationToken stop)
    {
        if (_chairs.TryGet(chain, out var known) && clock.GetElapsedTime(known.At) < Longest) return known.Chair;
        var asked = clock.GetTimestamp();
        var chair = (await views.Get($"rotations/{chain}", stop))?.Row.Owner;
        _chairs.Put(chain, (chair, asked));
        return chair;
    }
}
