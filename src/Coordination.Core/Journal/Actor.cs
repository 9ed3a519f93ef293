using Coordination.Contracts.Gate;

namespace Coordination.Core.Journal;

/// <summary>Who asks, and where that one may ask for this very command.</summary>
/// <param name="Id">The account id; <c>system</c> for the house itself.</param>
/// <param name="Places">The places of those of the account's grants whose role may send the command.</param>
[GenerateSerializer, Immutable, Alias("journal.actor")]
public sealed record Actor(string Id, RoleGrant[] Places)
{
    /// <summary>The house itself: deadlines that pass, grids that are told.</summary>
    public static Actor System { get; } = new("system", [new RoleGrant(Role.Administrator, RoleGrant.Everywhere)]);

    /// <summary>True when one of the places reaches <paramref name="place"/>.</summary>
    public bool Reaches(string place)
    {
        foreach (var grant in Places)
            if (grant.Reaches(place))
                return true;
        return false;
    }
}
