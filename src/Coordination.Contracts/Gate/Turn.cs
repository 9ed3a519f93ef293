namespace Coordination.Contracts.Gate;

/// <summary>What a thing waits for: whoever holds one of the roles at a place that reaches <paramref name="Place"/> is to act.</summary>
/// <param name="Roles">At least one.</param>
/// <param name="Place">An area code or a chain path.</param>
/// <param name="Action">The command that is waited for, in kebab case, for example <c>dispatch</c>.</param>
/// <param name="DueAt">By when, UTC; null without a deadline.</param>
[GenerateSerializer, Immutable, Alias("gate.turn")]
public sealed record Turn(Role[] Roles, string Place, string Action, DateTimeOffset? DueAt)
{
    /// <summary>True when it is the turn of who holds <paramref name="grant"/>.</summary>
    public bool IsOf(RoleGrant grant) => Array.IndexOf(Roles, grant.Role) >= 0 && grant.Reaches(Place);

    /// <summary>The same roles in the same order, place, action and deadline.</summary>
    public bool Equals(Turn? other) =>
        other is not null && Place == other.Place && Action == other.Action && DueAt == other.DueAt && Roles.AsSpan().SequenceEqual(other.Roles);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Place, Action, DueAt, Roles.Length);
}
