using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Contracts;
using Coordination.Contracts.Areas;

namespace Coordination.Web.Tests.Gate;

/// <summary>A body that a command's record takes, made from its constructor: every required member filled in, places at the grid.</summary>
internal static class SampleBody
{
    public static string Of(Type command, string grid)
    {
        var body = new JsonObject();
        var constructor = command.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        foreach (var parameter in constructor.GetParameters().Where(one => !one.HasDefaultValue || one.Name == "Firm"))
            body[JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)] = (parameter.ParameterType.IsValueType ? null : Named(parameter.Name!, grid))
                ?? (command.GetProperty(parameter.Name!)!.IsDefined(typeof(MinLengthAttribute), true) ? One(parameter.ParameterType, grid) : Value(parameter.ParameterType, grid));
        return body.ToJsonString();
    }

    /// <summary>The chain of things that stand at the grid too.</summary>
    public static string ChainAt(string grid) => grid == SharedApp.Grid ? SharedApp.Chain[(SharedApp.Chain.IndexOf('/', StringComparison.Ordinal) + 1)..] : "other-chain";

    private static JsonArray One(Type list, string grid) => new(Value(list.GetGenericArguments()[0], grid));

    // Members that hold an id of something in a chain.
    private static JsonNode? Named(string member, string grid) => member switch
    {
        "Unit" or "Team" or "Firm" or "Responsible" => $"{ChainAt(grid)}.walk",
        "Chain" => ChainAt(grid),
        "Units" => new JsonArray($"{ChainAt(grid)}.walk", $"{ChainAt(grid)}.other"),
        "To" => $"{ChainAt(grid)}.other",
        _ => null,
    };

    private static JsonNode? Value(Type type, string grid)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string)) return "1";
        if (bare == typeof(AreaCode)) return grid;
        if (bare == typeof(bool)) return false;
        if (bare == typeof(DateTimeOffset)) return "2026-01-01T00:00:00Z";
        if (bare == typeof(DateOnly)) return "2026-01-01";
        if (bare.IsEnum) return JsonSerializer.SerializeToNode(Enum.GetValues(bare).GetValue(0), bare, WireJson.Options);
        if (bare.IsPrimitive || bare == typeof(decimal)) return 1;
        if (bare.IsAssignableTo(typeof(System.Collections.IEnumerable))) return new JsonArray();
        return JsonNode.Parse(Of(bare, grid));
    }
}
