using System.Text.Json.Nodes;
using Coordination.Contracts.Api;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Web.Api.Imports;
using Coordination.Web.Gate;

namespace Coordination.Web.Api.Docs;

/// <summary>The OpenAPI 3.1 document: every command of every kind with its body, made from the catalogue; and all other endpoints.</summary>
internal sealed class ApiDocument
{
    private readonly Schemas _schemas = new();
    private readonly JsonObject _paths = [];

    private ApiDocument(IEnumerable<string> ownBoards)
    {
        foreach (var kind in KindCatalog.All) Add(kind);
        foreach (var operation in Operation.All.Concat(FeatureSetups.All.SelectMany(feature => feature.Operations))) Add(operation);
        foreach (var board in ownBoards)
            Add(new Operation("get", $"/api/{board}", "The caller's own board of this kind, as one frame.", null, typeof(Frame)));
    }

    /// <summary>Makes it.</summary>
    /// <param name="ownBoards">The kinds of boards that everyone has for oneself.</param>
    public static JsonObject Make(IEnumerable<string> ownBoards)
    {
        var made = new ApiDocument(ownBoards);
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "OrleansCoordination",
                ["version"] = "1",
                ["description"] = "Every write is a command to one thing. Errors are problem details (RFC 9457) with a stable refusal code.",
            },
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }, new JsonObject { ["cookie"] = new JsonArray() }),
            ["paths"] = made._paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                    ["cookie"] = new JsonObject
                    {
                        ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "coordination",
                        ["description"] = "Writes also need the header X-Requested-With: coordination.",
                    },
                },
                ["schemas"] = made._schemas.Components,
            },
        };
    }

    private void Add(Kind kind)
    {
        var view = kind.ViewType;
        Put($"/api/{kind.Name}", "get", Describe(kind.Name, $"Lists {kind.Name} in the caller's places.", 200, typeof(ListPage<>).MakeGenericType(view),
            ListQuery.Parameters));
        Put($"/api/{kind.Name}/{{id}}", "get", Describe(kind.Name, "One of them; its version is the ETag.", 200, typeof(CommandAnswer<>).MakeGenericType(view), [], "id"));
        if (kind.DetailsType is { } details)
            Put($"/api/{kind.Name}/{{id}}/details", "get", Describe(kind.Name, "What is kept beside its view.", 200, typeof(CommandAnswer<>).MakeGenericType(details), [], "id"));
        Put($"/api/{kind.Name}/{{id}}/history", "get", Describe(kind.Name, "Its past, oldest first.", 200, typeof(HistoryPage), ["after", "size"], "id"));
        if (CommandShape.Importable(kind) is { Count: > 0 } importable)
        {
            var import = Describe(kind.Name, $"Takes a CSV file of {string.Join(", ", importable.Keys)} (administrator); with dry=true says what it would do.", 200, typeof(ImportReport), CommandImportEndpoint.Parameters);
            import["requestBody"] = Content("text/csv", _schemas.Of(typeof(string)));
            Put($"/api/{kind.Name}/import", "post", import);
        }
        foreach (var (name, type) in kind.Commands.Where(command => Permissions.IsOpen(command.Value)))
        {
            var operation = Describe(kind.Name, name, 200, typeof(CommandAnswer<>).MakeGenericType(view), [], "id");
            operation["operationId"] = $"{kind.Name}-{name}";
            ((JsonArray)operation["parameters"]!).Add(Header("Idempotency-Key", "The command's id, 1–128 printable characters. The same key gets the first answer again."));
            ((JsonArray)operation["parameters"]!).Add(Header("If-Match", "Only at exactly this version, for example \"7\"."));
            operation["requestBody"] = Content("application/json", _schemas.Of(type));
            Put($"/api/{kind.Name}/{{id}}/{name}", "post", operation);
        }
    }

    private void Add(Operation one)
    {
        var names = one.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
        var operation = Describe(one.Tag, one.Summary, one.Status, one.Answer, one.Query, [.. names]);
        if (one.Open) operation["security"] = new JsonArray();
        if (one.Body is not null) operation["requestBody"] = Content(one.Takes, _schemas.Of(one.Body));
        Put(one.Path, one.Method, operation);
    }

    private void Put(string path, string method, JsonObject operation)
    {
        if (_paths[path] is not JsonObject item) _paths[path] = item = [];
        item[method] = operation;
    }

    private JsonObject Describe(string tag, string summary, int status, Type? answer, string[] query, params string[] path)
    {
        var done = new JsonObject { ["description"] = "Done." };
        if (answer is not null) done["content"] = Content("application/json", _schemas.Of(answer))["content"]!.DeepClone();
        return new JsonObject
        {
            ["tags"] = new JsonArray(tag),
            ["summary"] = summary,
            ["parameters"] = new JsonArray([.. path.Select(name => Parameter("path", name)), .. query.Select(name => Parameter("query", name))]),
            ["responses"] = new JsonObject
            {
                [status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = done,
                ["default"] = new JsonObject
                {
                    ["description"] = "A problem.",
                    ["content"] = Content("application/problem+json", _schemas.Of(typeof(ProblemWriter.Problem)))["content"]!.DeepClone(),
                },
            },
        };
    }

    private static JsonObject Parameter(string where, string name) => new()
    {
        ["name"] = name, ["in"] = where, ["required"] = where == "path", ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Header(string name, string description)
    {
        var header = Parameter("header", name);
        header["description"] = description;
        return header;
    }

    private static JsonObject Content(string media, JsonObject schema) => new()
    {
        ["content"] = new JsonObject { [media] = new JsonObject { ["schema"] = schema } },
    };
}
