using System.Text.Json;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>Lists of things and things one by one.</summary>
internal sealed class ViewEndpoints(IViews views, RefusalAudit audit)
{
    /// <summary><c>GET /api/{kind}</c>.</summary>
    public async ValueTask<Reply> List(Kind kind, HttpContext context, Caller caller)
    {
        var grants = Permissions.ToSee(caller, kind.Name);
        if (grants.Count == 0) return TurnedAway(caller, kind.Name);

        var query = new Query(context.Request, "area", "chain", "status", "due", "q", "sort", "size", "after");
        var area = query.Text("area", 15, text => AreaCode.TryParse(text, out _));
        var wanted = new ViewQuery(
            kind.Name,
            area is null ? Places(grants) : [area],
            query.Text("chain", 64),
            query.Text("status", 200, text => text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or ','))?.Split(','),
            query.Time("due"),
            query.Text("q", 100),
            query.Text("sort", 10, text => text is "id" or "updated" or "due") switch
            {
                "updated" => ViewSort.Updated,
                "due" => ViewSort.Due,
                _ => ViewSort.Id,
            },
            (int)(query.Number("size", 1, 1_000) ?? 50),
            query.Text("after", 512));
        if (query.Problem is { } problem) return problem;
        if (area is not null && !grants.Reach(area)) return TurnedAway(caller, $"{kind.Name}?area={area}");
        try
        {
            var page = await views.List(wanted, context.RequestAborted);
            return await JsonBody.Send(context, json => Write(json, page));
        }
        catch (FormatException)
        {
            return Reply.Bad(Codes.QueryMalformed, "after");
        }
    }

    /// <summary><c>GET /api/{kind}/{id}</c>.</summary>
    public async ValueTask<Reply> One(Kind kind, HttpContext context, Caller caller)
    {
        if (new Query(context.Request).Problem is { } problem) return problem;
        var (found, reply) = await Find(kind, context, caller);
        if (found is null) return reply;
        context.Response.Headers.ETag = CommandEndpoint.Tag(found.Version);
        if (context.Request.Headers.IfNoneMatch is [var known] && known == CommandEndpoint.Tag(found.Version))
            return new Reply(StatusCodes.Status304NotModified, null);
        await CommandEndpoint.Write(context.Response, found.Version, found.Row.Body);
        return Reply.Written;
    }

    /// <summary>The view that the path names, if it is in the caller's place; else the problem to answer.</summary>
    public async ValueTask<(StoredView? View, Reply Problem)> Find(Kind kind, HttpContext context, Caller caller)
    {
        if (kind.ParseId((string)context.Request.RouteValues["id"]!) is not { } id) return (null, Reply.Bad(Codes.IdMalformed));
        var stream = kind.Stream(id);
        var grants = Permissions.ToSee(caller, kind.Name);
        if (grants.Count == 0 || kind.IdIsArea && !grants.Reach(id)) return (null, TurnedAway(caller, stream));
        if (await views.Get(stream, context.RequestAborted) is not { } view) return (null, Reply.Unknown);
        return grants.Reach(view.Row.Area) ? (view, default) : (null, TurnedAway(caller, stream));
    }

    // A place inside another adds nothing; everywhere is the prefix of all areas.
    private static IReadOnlyList<string> Places(IReadOnlyList<RoleGrant> grants)
    {
        var places = grants.Select(grant => grant.Place == RoleGrant.Everywhere ? "" : grant.Area?.Value).OfType<string>().Distinct().ToList();
        return [.. places.Where(place => !places.Exists(other => other != place && place.StartsWith(other, StringComparison.Ordinal)))];
    }

    private Reply TurnedAway(Caller caller, string target)
    {
        audit.Record(caller.Id, "read", target);
        return Reply.Unknown;
    }

    private static void Write(Utf8JsonWriter json, ViewPage page)
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var view in page.Items)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, view.Stream.AsSpan(view.Stream.IndexOf('/', StringComparison.Ordinal) + 1));
            json.WriteNumber("version"u8, view.Version);
            json.WritePropertyName("view"u8);
            json.WriteRawValue(view.Row.Body.Span, skipInputValidation: true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("total"u8, page.Total);
        json.WriteString("next"u8, page.Next);
        json.WriteEndObject();
    }
}
