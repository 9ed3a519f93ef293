using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Communities;

/// <summary>What may be asked of a community (社区). Key: its 12-digit code.</summary>
[GenerateSerializer, Alias("communities.command")]
[JsonDerivedType(typeof(RegisterCommunity), "register")]
[JsonDerivedType(typeof(NameCommittee), "name-committee")]
[JsonDerivedType(typeof(LinkLeader), "link-leader")]
[JsonDerivedType(typeof(AssignFirstSecretary), "assign-first-secretary")]
public abstract record CommunityCommand;

/// <summary>Makes the community known under this name, or renames it.</summary>
[GenerateSerializer, Immutable, Alias("communities.register")]
public sealed record RegisterCommunity([property: Required, StringLength(100)] string Name) : CommunityCommand;

/// <summary>Names the community committee (社区党委).</summary>
[GenerateSerializer, Immutable, Alias("communities.name-committee")]
public sealed record NameCommittee([property: Required, StringLength(100)] string Name) : CommunityCommand;

/// <summary>Links a county leader (挂点县领导) to the community; null ends the link.</summary>
[GenerateSerializer, Immutable, Alias("communities.link-leader")]
public sealed record LinkLeader([property: StringLength(50)] string? Name) : CommunityCommand;

/// <summary>Assigns a first secretary (第一书记); null ends the assignment.</summary>
[GenerateSerializer, Immutable, Alias("communities.assign-first-secretary")]
public sealed record AssignFirstSecretary([property: StringLength(50)] string? Name) : CommunityCommand;

/// <summary>A community and who leads it, which is on its notice board.</summary>
public sealed record CommunityView(
    AreaCode Code,
    [property: PlainName] string Name,
    [property: PlainName] string? Committee,
    [property: PlainName] string? LinkedLeader,
    [property: PlainName] string? FirstSecretary);
