using Coordination.Contracts.Gate;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Accounts;

/// <summary>Where each role may be held: at its own level or above it, a role of the chain at a chain.</summary>
internal sealed class GrantRules(PlaceIndex places, BoardCatalog boards)
{
    private const int Most = 100;

    /// <summary>The code of what is wrong with the grants; null when nothing.</summary>
    public async ValueTask<string?> Check(IReadOnlyList<RoleGrant> grants, CancellationToken stop)
    {
        if (grants.Count > Most) return Codes.GrantTooMany;
        foreach (var grant in grants)
        {
            if (RolePlaces.Offices.Contains(grant.Role)) return Codes.GrantOffice;
            if (!Fits(grant)) return Codes.GrantWrongPlace;
            if (SubjectOf(grant) is { } subject && !await places.HasStream(subject, stop)) return Codes.GrantUnknownPlace;
        }
        return null;
    }

    private bool Fits(RoleGrant grant) =>
        grant.Role is Role.Viewer ? boards.Find(grant.Place) is not null : RolePlaces.MayBeHeld(grant.Role, grant.Place);

    /// <summary>What must be registered first: the place, or for a viewer what the board shows. Null when nobody can know.</summary>
    private string? SubjectOf(RoleGrant grant) => grant.Role == Role.Viewer
        ? boards.Find(grant.Place) is var (kind, key) ? kind.SubjectOf(key) : null
        : KindCatalog.StreamOfPlace(grant.Place);
}
