using System.Buffers;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Core.Privacy;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>Lists of things and things one by one.</summary>
internal sealed class ViewEndpoints(IViews views, DenialAudit audit)
{
    /// <summary><c>GET /api/{kind}</c>. Nobody sees contact data or personal names in a list.</summary>
    public async ValueTask<Reply> List(Kind kind, HttpContext context, Caller caller)
    {
        var (query, problem) = Asked(kind, context, caller, ListQuery.Parameters);
        if (query is null) return problem;
        try
        {
            var page = await views.List(query, context.RequestAborted);
            return await JsonBody.Send(context, json => Write(json, page, MaskedJson.Of(kind.ViewType)));
        }
        catch (FormatException)
        {
            return Reply.Bad(Codes.QueryMalformed, "after");
        }
    }

    /// <summary>What is asked for of the kind, in the caller's places; else the problem to answer.</summary>
    public (ViewQuery? Query, Reply Problem) Asked(Kind kind, HttpContext context, Caller caller, ReadOnlySpan<string> parameters)
    {
        var grants = Permissions.ToSee(caller.Grants, kind.Name);
        if (grants.Count == 0) return (null, TurnedAway(caller, kind.Name));
        var (query, problem) = ListQuery.Read(kind, context.Request, caller, grants, parameters);
        if (query is null) return (null, problem);
        foreach (var place in (string?[])[query.Area, query.Chain])
            if (place is not null && !grants.Reach(place)) return (null, TurnedAway(caller, $"{kind.Name} in {place}"));
        return (query, default);
    }

    /// <summary><c>GET /api/{kind}/{id}</c>. Whole for who handles the thing, masked for all others.</summary>
    public async ValueTask<Reply> One(Kind kind, HttpContext context, Caller caller)
    {
        if (new Query(context.Request).Problem is { } problem) return problem;
        var (found, reply) = await Find(kind, context, caller);
        if (found is null) return reply;
        context.Response.Headers.ETag = CommandEndpoint.Tag(found.Version);
        if (context.Request.Headers.IfNoneMatch is [var known] && known == CommandEndpoint.Tag(found.Version))
            return new Reply(StatusCodes.Status304NotModified, null);
        await CommandEndpoint.Write(context.Response, found.Version, Seen(caller, found, kind.ViewType, found.Row.Body));
        return Reply.Written;
    }

    /// <summary><c>GET /api/{kind}/{id}/details</c>: what is kept beside the view. Whole for who handles the thing, masked for all others.</summary>
    public async ValueTask<Reply> Details(Kind kind, HttpContext context, Caller caller)
    {
        if (new Query(context.Request).Problem is { } problem) return problem;
        var (found, reply) = await Find(kind, context, caller);
        if (found is null) return reply;
        if (await views.Details(found.Stream, context.RequestAborted) is not { } details) return Reply.Unknown;
        await CommandEndpoint.Write(context.Response, found.Version, Seen(caller, found, kind.DetailsType!, details));
        return Reply.Written;
    }

    /// <summary>True when the caller reads the thing as it was written.</summary>
    public static bool IsWhole(Caller caller, StoredView view) => caller.MayHandle(view.Row.Kind, view.Row.Stands);

    /// <summary>The view that the path names, if it is in the caller's place; else the problem to answer.</summary>
    public async ValueTask<(StoredView? View, Reply Problem)> Find(Kind kind, HttpContext context, Caller caller)
    {
        if (kind.ParseId((string)context.Request.RouteValues["id"]!) is not { } id) return (null, Reply.Bad(Codes.IdMalformed));
        var stream = kind.Stream(id);
        var grants = Permissions.ToSee(caller.Grants, kind.Name);
        if (grants.Count == 0 || !kind.MayBeReached(id, grants)) return (null, TurnedAway(caller, stream));
        if (await views.Get(stream, context.RequestAborted) is not { } view) return (null, Reply.Unknown);
        return grants.Reach(view.Row.Stands) ? (view, default) : (null, TurnedAway(caller, stream));
    }

    private static ReadOnlyMemory<byte> Seen(Caller caller, StoredView view, Type type, ReadOnlyMemory<byte> body)
    {
        if (IsWhole(caller, view)) return body;
        var buffer = new ArrayBufferWriter<byte>(body.Length + 64);
        using (var json = new Utf8JsonWriter(buffer, JsonBody.Options)) MaskedJson.Of(type).Write(body.Span, json);
        return buffer.WrittenMemory;
    }

    private Reply TurnedAway(Caller caller, string target)
    {
        audit.Record(caller.Id, "read", target);
        return Reply.Unknown;
    }

    private static void Write(Utf8JsonWriter json, ViewPage page, MaskedJson masked)
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var view in page.Items)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, view.Id);
            json.WriteNumber("version"u8, view.Version);
            json.WritePropertyName("view"u8);
            masked.Write(view.Row.Body.Span, json);
            json.WritePropertyName("turns"u8);
            JsonSerializer.Serialize(json, view.Row.Turns, WireJson.Options);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("total"u8, page.Total);
        if (page.IsAtLeast) json.WriteBoolean("atLeast"u8, true);
        json.WriteString("next"u8, page.Next);
        json.WriteEndObject();
    }
}
