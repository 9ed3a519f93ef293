using System.Runtime.InteropServices;
using System.Text.Json;
using Coordination.Core.Journal;
using Coordination.Core.Privacy;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary><c>GET /api/{kind}/{id}/history</c>: the events of a thing, oldest first; those of one version stand on one page. Whole for who handles the thing, masked for all others.</summary>
internal sealed class HistoryEndpoint(ViewEndpoints views, IJournal journal)
{
    private const int Batch = 100;

    public async ValueTask<Reply> Read(Kind kind, HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "after", "size");
        var after = query.Number("after", 0, long.MaxValue) ?? 0;
        var size = query.Number("size", 1, 1_000) ?? 50;
        if (query.Problem is { } problem) return problem;
        var (found, unknown) = await views.Find(kind, context, caller);
        if (found is null) return unknown;

        var whole = ViewEndpoints.IsWhole(caller, found);
        var events = new List<Past>();
        while (events.Count < size && after < found.Version)
        {
            var commits = await journal.Read(
                found.Stream, after, (int)Math.Min(size - events.Count, Batch), context.RequestAborted);
            if (commits.Count == 0) break;
            foreach (var commit in commits.TakeWhile(_ => events.Count < size))
            {
                events.AddRange(CommitBody.Read<JsonElement>(commit.Body)
                    .SelectMany(entry => entry.Events.Select(happened => new Past(commit.Version, entry, happened))));
                after = commit.Version;
            }
        }
        return await JsonBody.Send(context, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items"u8);
            foreach (var one in events) Write(json, one, whole);
            json.WriteEndArray();
            if (after < found.Version) json.WriteNumber("next"u8, after);
            else json.WriteNull("next"u8);
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, Past one, bool whole)
    {
        var type = one.Event.GetProperty("$type"u8).GetString()!;
        json.WriteStartObject();
        json.WriteNumber("version"u8, one.Version);
        json.WriteString("at"u8, one.Entry.At);
        json.WriteString("actor"u8, one.Entry.By);
        json.WriteString("type"u8, type);
        json.WriteString("key"u8, one.Entry.Key);
        json.WritePropertyName("body"u8);
        var masked = MaskedJson.OfEvent(type);
        if (whole) WriteWhole(json, one.Event, masked);
        else masked.Write(JsonMarshal.GetRawUtf8Value(one.Event), json);
        json.WriteEndObject();
    }

    private static void WriteWhole(Utf8JsonWriter json, JsonElement happened, MaskedJson masked)
    {
        json.WriteStartObject();
        foreach (var member in happened.EnumerateObject())
            if (!member.NameEquals("$type"u8) && !masked.Seals(member.Name))
                member.WriteTo(json);
        json.WriteEndObject();
    }

    private readonly record struct Past(long Version, CommitEntry<JsonElement> Entry, JsonElement Event);
}
