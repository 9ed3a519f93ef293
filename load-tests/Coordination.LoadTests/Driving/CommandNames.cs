using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using Coordination.Contracts.Boards;

namespace Coordination.LoadTests.Driving;

/// <summary>The names that command records have in paths.</summary>
internal static class CommandNames
{
    private static readonly FrozenDictionary<Type, string> Names = typeof(Frame).Assembly.GetTypes()
        .SelectMany(family => family.GetCustomAttributes<JsonDerivedTypeAttribute>())
        .ToFrozenDictionary(named => named.DerivedType, named => (string)named.TypeDiscriminator!);

    public static string Of(object command) => Names[command.GetType()];
}
