using System.Text.Json;

namespace Coordination.Core.Journal;

/// <summary>What a commit of one stream sends to another.</summary>
/// <param name="Version">The version of the commit that says it.</param>
/// <param name="Target"><c>kind/id</c> of the stream it is for; a commit sends a target at most one.</param>
/// <param name="Body">The command, as UTF-8 JSON with its name in <c>$type</c>.</param>
/// <param name="Attempts">How often delivery failed.</param>
public sealed record Message(long Version, string Target, ReadOnlyMemory<byte> Body, int Attempts = 0)
{
    /// <summary>The message that carries <paramref name="command"/>.</summary>
    /// <exception cref="InvalidOperationException">No kind has the target's name.</exception>
    public static Message Of(long version, string target, object command) => KindCatalog.OfStream(target) is { } address
        ? new(version, target, JsonSerializer.SerializeToUtf8Bytes(command, address.Kind.CommandBase, StoredJson.Options))
        : throw new InvalidOperationException($"{target} is no stream that can be notified.");

    /// <summary>The key under which the target takes it, once.</summary>
    public CommandKey KeyFrom(string stream) => CommandKey.OfServer($"{stream}@{Version}");

    /// <summary>The command it carries.</summary>
    /// <exception cref="JsonException">It can't be read, or is none of the kind's.</exception>
    public object Command(Kind kind) => JsonSerializer.Deserialize(Body.Span, kind.CommandBase, StoredJson.Options) ?? throw new JsonException();
}

/// <summary>A message that could not be delivered, kept until somebody tries it again or sets it aside.</summary>
/// <param name="Id">Grows.</param>
/// <param name="Stream">Who says it.</param>
/// <param name="Version">The version of the commit that says it.</param>
/// <param name="Target">Who it was for.</param>
/// <param name="Body">The command, as UTF-8 JSON.</param>
/// <param name="At">When it was given up, UTC.</param>
/// <param name="Reason">The rule's code when the target refused; else <see cref="Unknown"/>, <see cref="Unreadable"/> or <see cref="Failing"/>.</param>
public sealed record DeadLetter(
    long Id, string Stream, long Version, string Target, ReadOnlyMemory<byte> Body, DateTimeOffset At, string Reason)
{
    /// <summary>There is no such target.</summary>
    public const string Unknown = "message.unknown-target";

    /// <summary>The message can't be read.</summary>
    public const string Unreadable = "message.unreadable";

    /// <summary>The target failed at it again and again.</summary>
    public const string Failing = "message.failing";
}
