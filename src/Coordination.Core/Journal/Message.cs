using System.Text.Json;

namespace Coordination.Core.Journal;

/// <summary>Something a commit of one stream has to tell another.</summary>
/// <param name="Version">The version of the commit that says it.</param>
/// <param name="Target"><c>kind/id</c> of the stream to tell; a commit tells a target at most once.</param>
/// <param name="Body">The command, as UTF-8 JSON with its name in <c>$type</c>.</param>
public sealed record Message(long Version, string Target, ReadOnlyMemory<byte> Body)
{
    /// <summary>The message that carries <paramref name="command"/>.</summary>
    public static Message Of(long version, string target, object command) =>
        new(version, target, JsonSerializer.SerializeToUtf8Bytes(command, Split(target).Kind.CommandBase, StoredJson.Options));

    /// <summary>The thing to tell.</summary>
    public (Kind Kind, string Id) Address() => Split(Target);

    /// <summary>The command it carries.</summary>
    public object Command(Kind kind) => JsonSerializer.Deserialize(Body.Span, kind.CommandBase, StoredJson.Options)!;

    private static (Kind Kind, string Id) Split(string target)
    {
        var slash = target.IndexOf('/', StringComparison.Ordinal);
        return (KindCatalog.Find(target[..slash])!, target[(slash + 1)..]);
    }
}
