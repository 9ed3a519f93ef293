using System.Globalization;
using System.Runtime.CompilerServices;
using Coordination.Contracts.Privacy;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Find;

/// <summary>
/// <c>GET /api/{kind}/export.csv</c> and <c>export.xlsx</c>: a list with its filter as a file of at most 100,000 rows, through the
/// same gate and masked as the list is. The file is made whole and recorded before a byte of it leaves; two are made at a time,
/// who comes meanwhile is told to try again.
/// </summary>
internal sealed class ExportEndpoint(
    IViews views, ViewEndpoints lists, PlaceIndex places, ExportBook book, IOptions<BoardOptions> boards, ExportLimits limits) : IDisposable
{
    public static readonly string[] Parameters = ["area", "chain", "status", "owner", "turn", "due", "q", "sort", "lang"];

    private const int AtOnce = 2, LongestFilter = 1_000, BufferSize = 64 * 1024;

    private readonly SemaphoreSlim _making = new(AtOnce);

    public async ValueTask<Reply> Export(Kind kind, ExportFormat format, HttpContext context, Caller caller)
    {
        var (query, problem) = lists.Asked(kind, context, caller, Parameters);
        if (query is null) return problem;
        var lang = (string?)context.Request.Query["lang"];
        if (lang is not (null or "zh-CN" or "en")) return Reply.Bad(Codes.QueryMalformed, "lang");
        if (!await _making.WaitAsync(TimeSpan.Zero, context.RequestAborted)) return Reply.Problem(StatusCodes.Status503ServiceUnavailable, Codes.TryAgain);
        try
        {
            await using var file = Temporary();
            var columns = new ExportColumns(kind, lang is null ? Refusals.LanguageOf(context.Request) : CultureInfo.GetCultureInfo(lang), boards.Value.Zone);
            var made = new Made();
            await format.Write(file, [.. columns.Titles], Rows(query, columns, made, context.RequestAborted), context.RequestAborted);
            await book.Record(caller.Id, kind.Name, Filter(context.Request), format.Name, made.Rows, made.IsCut, context.RequestAborted);
            await Send(context.Response, file, kind, format);
            return Reply.Written;
        }
        finally
        {
            _making.Release();
        }
    }

    public void Dispose() => _making.Dispose();

    private async IAsyncEnumerable<object?[]> Rows(ViewQuery query, ExportColumns columns, Made made, [EnumeratorCancellation] CancellationToken stop)
    {
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var view in views.All(query, limits.Rows + 1, stop))
        {
            if (made.Rows == limits.Rows)
            {
                made.IsCut = true;
                yield return [columns.CutAt(limits.Rows), .. new object?[columns.Names.Count - 1]];
                yield break;
            }
            made.Rows++;
            var place = view.Row.Area.Length > 0 ? view.Row.Area : view.Row.Chain;
            yield return columns.Row(view, place is null ? null : names.TryGetValue(place, out var name) ? name : names[place] = await places.Name(place, stop));
        }
    }

    private static async Task Send(HttpResponse response, FileStream file, Kind kind, ExportFormat format)
    {
        await file.FlushAsync(response.HttpContext.RequestAborted);
        file.Position = 0;
        response.ContentType = format.MediaType;
        response.ContentLength = file.Length;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{kind.Name}.{format.Name}" }.ToString();
        await file.CopyToAsync(response.Body, response.HttpContext.RequestAborted);
    }

    // Gone with its handle, also when the server is killed.
    private static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize,
        FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static string Filter(HttpRequest request)
    {
        var asked = ContactMask.Mask(Uri.UnescapeDataString(request.QueryString.Value ?? "").TrimStart('?'));
        return asked.Length <= LongestFilter ? asked : asked[..LongestFilter];
    }

    private sealed class Made
    {
        public int Rows { get; set; }

        public bool IsCut { get; set; }
    }
}

/// <summary>How much a file may hold. Section <c>Exports</c>.</summary>
internal sealed class ExportLimits
{
    /// <summary>Rows of one file. Default 100,000.</summary>
    public int Rows { get; set; } = 100_000;
}
