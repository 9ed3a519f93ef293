using System.Globalization;
using Coordination.Contracts.Chains;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Core.Meetings;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Meetings;

/// <summary>
/// <c>GET /api/meetings/{id}/minutes.html</c>, <c>minutes.docx</c> and <c>votes.csv</c>, made from history when they are
/// asked for: the same to the byte at any later time, under the names that were theirs then. The language is
/// <c>lang</c>, <c>zh-CN</c> or <c>en</c>, or the one that the caller prefers.
/// </summary>
internal sealed class MinutesEndpoint(ViewEndpoints views, IJournal journal, PastViews past, IOptions<BoardOptions> boards)
{
    private const int Batch = 500;

    public async ValueTask<Reply> Html(HttpContext context, Caller caller) =>
        await Made(context, caller, "text/html; charset=utf-8", null, (writer, words) => MinutesHtml.Of(writer.Write(), words));

    public async ValueTask<Reply> Docx(HttpContext context, Caller caller) =>
        await Made(context, caller, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "minutes.docx", (writer, words) => MinutesDocx.Of(writer.Write(), words));

    public async ValueTask<Reply> Votes(HttpContext context, Caller caller) =>
        await Made(context, caller, "text/csv; charset=utf-8", "votes.csv", (writer, _) => VotesCsv.Of(writer.Votes()));

    private async ValueTask<Reply> Made(HttpContext context, Caller caller, string type, string? file, Func<MinutesWriter, MinutesWords, byte[]> make)
    {
        var query = new Query(context.Request, "lang");
        var wanted = query.Text("lang", 5, text => text is "zh-CN" or "en");
        if (query.Problem is { } problem) return problem;
        var (found, unknown) = await views.Find(Meeting.Kind, context, caller);
        if (found is null) return unknown;

        var (events, last) = await Read(found, context.RequestAborted);
        var minutes = Minutes.Of(found.Id, events);
        var names = await Names(minutes.Meeting.Chain, minutes.Meeting.ClosedAt ?? last, context.RequestAborted);
        var words = new MinutesWords(wanted is null ? Refusals.LanguageOf(context.Request) : CultureInfo.GetCultureInfo(wanted), boards.Value.Zone);
        var made = make(new MinutesWriter(minutes, names, words), words);
        context.Response.ContentType = type;
        context.Response.ContentLength = made.Length;
        if (file is not null) context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file }.ToString();
        await context.Response.Body.WriteAsync(made, context.RequestAborted);
        return Reply.Written;
    }

    private async ValueTask<(List<MeetingEvent> Events, DateTimeOffset Last)> Read(StoredView found, CancellationToken stop)
    {
        var (events, last, after) = (new List<MeetingEvent>(), found.UpdatedAt, 0L);
        while (after < found.Version && await journal.Read(found.Stream, after, Batch, stop) is { Count: > 0 } page)
        {
            foreach (var commit in page.Where(commit => commit.Version <= found.Version))
            {
                events.AddRange(CommitBody.Read<MeetingEvent>(commit.Body).SelectMany(entry => entry.Events));
                last = commit.At;
            }
            after = page[^1].Version;
        }
        return (events, last);
    }

    private async ValueTask<Dictionary<string, string>> Names(string chain, DateTimeOffset moment, CancellationToken stop)
    {
        Dictionary<string, string> names = [];
        await foreach (var one in past.At(new ViewScan(["units", "enterprises", "chains"]) { Chain = ChainIds.PathOf(chain) }, moment, stop))
            names[one.Stream] = one.Row.Title;
        return names;
    }
}
