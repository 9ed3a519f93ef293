using System.Text.Json;
using Coordination.Contracts.Gate;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Checking;

/// <summary>The kind whose things a <see cref="HistoryFold"/> folds; by it a scan finds the class.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FoldOfAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}

/// <summary>
/// One thing folded from its history by this check's own, simplest reading of the events: shares no code with the server,
/// so an error there is seen here. Events that it doesn't know only move the version.
/// </summary>
internal abstract class HistoryFold(Target target)
{
    public Target Target { get; } = target;

    /// <summary>Of the last event.</summary>
    public long Version { get; private set; }

    /// <summary>What it waits for.</summary>
    public virtual IReadOnlyList<Waiting> Waits => [];

    public void Apply(RecordedEvent happened)
    {
        Version = happened.Version;
        Take(happened.Type, happened.Body);
    }

    protected abstract void Take(string type, JsonElement body);
}

/// <summary>Whoever holds one of the roles above the place is to act.</summary>
internal sealed record Waiting(IReadOnlyList<Role> Roles, string Place, string Action, string Status, DateTimeOffset? DueAt)
{
    public bool IsOf(RoleGrant grant) => Roles.Contains(grant.Role) && Place.StartsWith(grant.Place, StringComparison.Ordinal);
}
