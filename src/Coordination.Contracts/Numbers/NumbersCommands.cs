using System.Text.Json.Serialization;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Numbers;

/// <summary>What a series of numbers is asked for. Key: <c>&lt;chain&gt;.&lt;series&gt;</c>, for example <c>fuan-stainless.problems</c>.</summary>
[GenerateSerializer, Alias("numbers.command")]
[JsonDerivedType(typeof(AllotNumber), "allot")]
public abstract record NumbersCommand;

/// <summary>Sent by the server itself: gives the next number to a thing, which is told of it.</summary>
/// <param name="For">The thing's stream, for example <c>problems/0198…</c>.</param>
[GenerateSerializer, Immutable, Alias("numbers.allot")]
public sealed record AllotNumber(string For) : NumbersCommand;

/// <summary>A series of numbers that people read: given once, in order, never reused.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Given">How many were given: the last number.</param>
public sealed record NumbersView([property: PlainName] string Id, int Given);

/// <summary>Nobody asks for a number by hand.</summary>
public sealed class NumbersPermissions : IPermissionRows
{
    /// <inheritdoc/>
    public static IReadOnlyList<CommandRow> Commands { get; } = [new(typeof(AllotNumber))];

    /// <inheritdoc/>
    public static IReadOnlyList<SightRow> Views { get; } = [new("numbers", Role.Administrator)];
}
