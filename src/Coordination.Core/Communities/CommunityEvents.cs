using Coordination.Contracts.Privacy;
using System.Text.Json.Serialization;

namespace Coordination.Core.Communities;

/// <summary>What can happen to a community. Stored names are data: never renamed.</summary>
[JsonDerivedType(typeof(CommunityRegistered), "communities.registered.v1")]
[JsonDerivedType(typeof(CommitteeNamed), "communities.committee-named.v1")]
[JsonDerivedType(typeof(LeaderLinked), "communities.leader-linked.v1")]
[JsonDerivedType(typeof(FirstSecretaryAssigned), "communities.first-secretary-assigned.v1")]
public abstract record CommunityEvent;

/// <summary>The community is known under this name.</summary>
public sealed record CommunityRegistered([property: PlainName] string Name, DateTimeOffset At) : CommunityEvent;

/// <summary>Its committee has this name.</summary>
public sealed record CommitteeNamed([property: PlainName] string Name) : CommunityEvent;

/// <summary>This county leader is linked; null: none any more.</summary>
public sealed record LeaderLinked([property: PlainName] string? Name) : CommunityEvent;

/// <summary>This is the first secretary; null: none any more.</summary>
public sealed record FirstSecretaryAssigned([property: PlainName] string? Name) : CommunityEvent;
