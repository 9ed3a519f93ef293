using Coordination.Contracts.Gate;

namespace Coordination.Core.Journal;

/// <summary>Who asks, and where that one may ask for this very command.</summary>
/// <param name="Id">The account id; <c>system</c> for the server itself.</param>
/// <param name="Places">The places of those of the account's grants whose role may send the command.</param>
[GenerateSerializer, Immutable, Alias("journal.actor")]
public sealed record Actor(string Id, RoleGrant[] Places)
{
    /// <summary>The server itself: deadlines that pass, messages between streams.</summary>
    public static Actor System { get; } = new("system", [new RoleGrant(Role.Administrator, Place.Everywhere)]);

    /// <summary>True when one of the places reaches where the thing stands.</summary>
    public bool Reaches(Standing thing)
    {
        foreach (var grant in Places)
            if (grant.Reaches(thing))
                return true;
        return false;
    }
}
