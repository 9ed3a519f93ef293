using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Coordination.Contracts;
using Coordination.Contracts.Areas;

namespace Coordination.Web.Api.Docs;

/// <summary>JSON Schema (2020-12, as OpenAPI 3.1 takes it) of the records on the wire, one component each.</summary>
internal sealed class Schemas
{
    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Refine };

    // Nothing may have used the options yet, and schemas are read from whole ones only.
    public Schemas() => WireJson.Options.MakeReadOnly(populateMissingResolver: true);

    /// <summary>By the record's name.</summary>
    public JsonObject Components { get; } = [];

    /// <summary>A reference to the record's schema; of an abstract record, to any of those that derive from it.</summary>
    public JsonObject Of(Type type)
    {
        if (type.IsAbstract)
            return new JsonObject
            {
                ["anyOf"] = new JsonArray([.. type.Assembly.GetTypes().Where(one => one.IsSubclassOf(type) && !one.IsAbstract)
                    .OrderBy(one => one.Name, StringComparer.Ordinal).Select(Of)]),
            };
        var name = NameOf(type);
        if (!Components.ContainsKey(name))
        {
            var schema = WireJson.Options.GetJsonSchemaAsNode(type, Exporter);
            Reroot(schema, $"#/components/schemas/{name}");
            Components[name] = schema;
        }
        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private static string NameOf(Type type) => type.IsArray
        ? NameOf(type.GetElementType()!) + "s"
        : string.Concat(type.GetGenericArguments().Select(NameOf)) + type.Name.Split('`')[0];

    // The exporter points from the root of one schema; here it is a part of the document.
    private static void Reroot(JsonNode? node, string root)
    {
        if (node is JsonArray array)
            foreach (var item in array)
                Reroot(item, root);
        if (node is not JsonObject schema) return;
        if (schema["$ref"]?.GetValue<string>() is { } pointer) schema["$ref"] = root + pointer[1..];
        foreach (var (_, child) in schema) Reroot(child, root);
    }

    private static JsonNode Refine(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.TypeInfo.Type == typeof(AreaCode) || context.TypeInfo.Type == typeof(AreaCode?))
            node = new JsonObject { ["type"] = "string", ["pattern"] = "^([0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15})$" };
        if ((Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type) is { IsEnum: true } type)
        {
            var names = WireEnums.NamesOf(type).Select(name => (JsonNode?)name);
            node = new JsonObject { ["enum"] = new JsonArray([.. type == context.TypeInfo.Type ? names : names.Append(null)]) };
        }
        if (node is not JsonObject schema) return node;
        if (context.PropertyInfo?.AttributeProvider is { } member)
        {
            if (Get<StringLengthAttribute>(member) is { } length) schema["maxLength"] = length.MaximumLength;
            if (Get<RequiredAttribute>(member) is not null) schema["minLength"] = 1;
            if (Get<RangeAttribute>(member) is { } range)
                (schema["minimum"], schema["maximum"]) = ((int)range.Minimum, (int)range.Maximum);
        }
        return schema;
    }

    private static T? Get<T>(ICustomAttributeProvider member) where T : Attribute =>
        member.GetCustomAttributes(typeof(T), true).OfType<T>().FirstOrDefault();
}
