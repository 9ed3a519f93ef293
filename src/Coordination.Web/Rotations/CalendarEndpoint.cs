using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;
using Coordination.Web.Api;

namespace Coordination.Web.Rotations;

/// <summary>
/// <c>GET /calendar/rotations/{chain}/{token}.ics</c>: the terms for whoever has the link, until it is revoked. Nothing else is
/// reached by it.
/// </summary>
internal sealed class CalendarEndpoint(IViews views)
{
    private const int Longest = 100, Units = 1_000;

    public async ValueTask<Reply> Get(HttpContext context)
    {
        var query = new Query(context.Request, "lang");
        var language = query.Text("lang", 5, text => text is "zh-CN" or "en");
        if (query.Problem is { } problem) return problem;
        var token = (string)context.Request.RouteValues["token"]!;
        if (ChainIds.ParseChain((string)context.Request.RouteValues["chain"]!) is not { } chain || token.Length > Longest) return Reply.Unknown;
        if (await views.Get($"rotations/{chain}", context.RequestAborted) is not { } view || await views.Details(view.Stream, context.RequestAborted) is not { } kept) return Reply.Unknown;
        var details = JsonSerializer.Deserialize<RotationDetails>(kept.Span, WireJson.Options)!;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (!details.Calendars.Any(one => one.Hash == hash)) return Reply.Unknown;

        var rotation = (RotationView)KindCatalog.Find("rotations")!.ViewOf(view.Row.Body);
        var named = await views.List(new ViewQuery("units", [ChainIds.PathOf(chain)]) { Size = Units }, context.RequestAborted);
        var text = TermCalendar.Of(rotation, details, named.Items.ToDictionary(one => one.Id, one => one.Row.Title), view.UpdatedAt, language == "en");
        context.Response.ContentType = "text/calendar; charset=utf-8";
        context.Response.Headers.CacheControl = "private, no-cache";
        await context.Response.WriteAsync(text, context.RequestAborted);
        return Reply.Written;
    }
}
