using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>
/// <c>POST /api/commands</c>: at most 1,000 commands, answered one by one in their order. Commands of one thing run one
/// after the other; things don't wait for each other.
/// </summary>
internal sealed class BulkEndpoint(CommandGate gate, EndpointGuard guard)
{
    /// <summary>The most commands in one call.</summary>
    public const int Most = 1_000;

    private const int Bytes = 4 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = WireJson.Options.MaxDepth + 2, AllowDuplicateProperties = false };

    public async ValueTask<Reply> Send(HttpContext context, Caller caller)
    {
        if (await Bodies.Read(context, Bytes) is not { } body) return Bodies.TooLarge;
        if (!System.Text.Unicode.Utf8.IsValid(body)) return Reply.Bad(Codes.BodyInvalidUtf8);
        JsonDocument sent;
        try
        {
            sent = JsonDocument.Parse(body, Strict);
        }
        catch (Exception broken) when (StrictJson.IsMalformed(broken))
        {
            return Reply.Bad(Codes.BodyMalformed);
        }
        using (sent)
        {
            if (sent.RootElement.ValueKind != JsonValueKind.Array) return Reply.Bad(Codes.BodyMalformed, "$");
            var count = sent.RootElement.GetArrayLength();
            if (count > Most) return Reply.Bad(Codes.CommandsTooMany);
            if (!await guard.Take(context, count)) return Reply.Problem(StatusCodes.Status429TooManyRequests, Codes.LimitRequests);
            var answers = await Answer(caller, sent.RootElement, context.RequestAborted);
            var language = Refusals.LanguageOf(context.Request);
            return await JsonBody.Send(context, json => Write(json, answers, language));
        }
    }

    /// <summary>Sends them all, those of the array that are commands. The answers are in the order of the array.</summary>
    public async Task<GateAnswer[]> Answer(Caller caller, JsonElement sent, CancellationToken stop)
    {
        var answers = new GateAnswer[sent.GetArrayLength()];
        var streams = new Dictionary<(string Kind, string Id), List<(int Place, SentCommand Command)>>();
        foreach (var (place, item) in sent.EnumerateArray().Index())
        {
            answers[place] = new(400, null, Codes.BodyMalformed);
            if (Read(item) is not { } command) continue;
            // Ids are compared as sent or in upper case: two spellings of one id must not overtake each other.
            ref var queue = ref CollectionsMarshal.GetValueRefOrAddDefault(
                streams, (command.Kind, command.Id.ToUpperInvariant()), out _);
            (queue ??= []).Add((place, command));
        }
        await Task.WhenAll(streams.Values.Select(async queue =>
        {
            foreach (var (place, command) in queue)
                answers[place] = await gate.Send(
                    caller, command.Kind, command.Id, command.Command, command.Key,
                    JsonMarshal.GetRawUtf8Value(command.Body).ToArray(), null, stop);
        }));
        return answers;
    }

    private static SentCommand? Read(JsonElement item)
    {
        try
        {
            return item.Deserialize<SentCommand>(StrictJson.Options);
        }
        catch (Exception broken) when (StrictJson.IsMalformed(broken))
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, GateAnswer[] answers, CultureInfo language)
    {
        json.WriteStartArray();
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            json.WriteNumber("status"u8, answer.Status);
            if (answer.Answer is { } done) json.WriteNumber("version"u8, done.Version);
            else json.WriteNull("version"u8);
            json.WritePropertyName("view"u8);
            json.WriteRawValue(answer.Answer is { } seen ? seen.View.Span : "null"u8, skipInputValidation: true);
            json.WriteString("refusal"u8, answer.Code);
            json.WriteString("detail"u8, answer.Code is { } code ? Refusals.Sentence(code, language) : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
