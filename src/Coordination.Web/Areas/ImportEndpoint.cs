using Coordination.Web.Api;
using Coordination.Web.Gate;

namespace Coordination.Web.Areas;

/// <summary><c>POST /api/areas/import</c>: a CSV file of divisions as the body.</summary>
internal sealed class ImportEndpoint(DivisionImport import)
{
    private const int Bytes = 16 * 1024 * 1024;

    public async ValueTask<Reply> Take(HttpContext context, Caller caller)
    {
        if (context.Request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) != true)
            return Reply.Problem(StatusCodes.Status415UnsupportedMediaType, ImportRefusals.NotCsv);
        if (await Bodies.Read(context, Bytes) is not { } file) return Bodies.TooLarge;
        var (lines, fault) = DivisionLines.Read(file);
        return fault is not null
            ? Reply.Bad(fault)
            : Reply.Ok(await import.Run(caller, lines, Refusals.LanguageOf(context.Request), context.RequestAborted));
    }
}
