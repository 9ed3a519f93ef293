using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.Web.Gate;

/// <summary>One command as the gate reads it.</summary>
internal sealed record CommandShape(Kind Kind, string Name, Type Type, JsonTypeInfo Json)
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, CommandShape>> ByKind = KindCatalog.All
        .ToFrozenDictionary(kind => kind.Name, kind => kind.Commands.ToFrozenDictionary(
            named => named.Key,
            named => new CommandShape(kind, named.Key, named.Value, StrictJson.Options.GetTypeInfo(named.Value))));

    /// <summary>True for the command that makes a place known.</summary>
    public bool Registers => Name == "register";

    /// <summary>Those of a kind's commands that may come as lines of a file, by name.</summary>
    public static IReadOnlyDictionary<string, CommandShape> Importable(Kind kind) =>
        ByKind[kind.Name].Where(one => one.Value.Type.IsDefined(typeof(ImportableAttribute), false)).ToDictionary(one => one.Key, one => one.Value);

    public static CommandShape? Find(string kind, string command) =>
        ByKind.TryGetValue(kind, out var commands) ? commands.GetValueOrDefault(command) : null;
}
