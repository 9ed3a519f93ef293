using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordination.Contracts.Api;
using Coordination.Core.Journal;
using Coordination.Core.Privacy;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>Messages between things that could not be delivered, for administrators: listed, tried again, set aside.</summary>
internal sealed class DeadLetterEndpoints(IViews views, IJournal journal, IGrainFactory grains)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary><c>GET /api/dead-letters</c>, newest first.</summary>
    public async ValueTask<Reply> List(HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "after", "size");
        var before = query.Number("after", 1, long.MaxValue) ?? long.MaxValue;
        var size = (int)(query.Number("size", 1, 1_000) ?? 50);
        if (query.Problem is { } problem) return problem;
        var letters = await views.DeadLetters(before, size + 1, context.RequestAborted);
        var total = await views.CountDeadLetters(context.RequestAborted);
        var items = letters.Take(size).Select(letter => new DeadLetterItem(
            letter.Id, letter.At, letter.Stream, letter.Version, letter.Target, letter.Reason, Masked(letter))).ToList();
        return Reply.Ok(new DeadLetterPage(items, total, letters.Count > size ? items[^1].Id : null));
    }

    /// <summary><c>POST /api/dead-letters/{id}/retry</c>: back to the outbox, and its sender is woken. Whether it arrives then is seen in the list.</summary>
    public async ValueTask<Reply> Retry(HttpContext context, Caller caller)
    {
        if (await Find(context) is not { } letter) return Reply.Unknown;
        journal.Note(new Revived(letter.Stream, letter.Id));
        await Settle(letter, context.RequestAborted);
        if (KindCatalog.OfStream(letter.Stream) is { } sender)
            await sender.Kind.Grain(grains, sender.Id).Wake().AsTask().WaitAsync(Patience, context.RequestAborted);
        return Reply.Nothing;
    }

    /// <summary><c>DELETE /api/dead-letters/{id}</c>: sets it aside for good.</summary>
    public async ValueTask<Reply> Discard(HttpContext context, Caller caller)
    {
        if (await Find(context) is not { } letter) return Reply.Unknown;
        journal.Note(new Discarded(letter.Stream, letter.Id));
        await Settle(letter, context.RequestAborted);
        return Reply.Nothing;
    }

    private async ValueTask<DeadLetter?> Find(HttpContext context) =>
        long.TryParse((string)context.Request.RouteValues["id"]!, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < long.MaxValue
        && await views.DeadLetters(id + 1, 1, context.RequestAborted) is [var letter] && letter.Id == id
            ? letter
            : null;

    /// <summary>Notes go with the next transaction: waited for, so that the next list shows it.</summary>
    private async Task Settle(DeadLetter letter, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        while ((await views.DeadLetters(letter.Id + 1, 1, patience.Token)) is [var first] && first.Id == letter.Id)
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }

    private static JsonElement Masked(DeadLetter letter)
    {
        try
        {
            using var masked = new MemoryStream();
            using (var json = new Utf8JsonWriter(masked)) MaskedJson.Of(typeof(object)).Write(letter.Body.Span, json);
            return JsonSerializer.Deserialize<JsonElement>(masked.ToArray());
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(letter.Body.Span[..Math.Min(64, letter.Body.Length)]));
        }
    }
}
