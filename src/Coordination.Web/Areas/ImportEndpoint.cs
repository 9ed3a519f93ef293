using Coordination.Web.Api;
using Coordination.Web.Api.Imports;
using Coordination.Web.Gate;

namespace Coordination.Web.Areas;

/// <summary><c>POST /api/areas/import</c>: a CSV file of divisions as the body.</summary>
internal sealed class ImportEndpoint(DivisionImport import)
{
    public async ValueTask<Reply> Take(HttpContext context, Caller caller)
    {
        var (file, problem) = await CsvFile.Of(context);
        if (file is null) return problem;
        var (lines, fault) = DivisionLines.Read(file);
        return fault is not null
            ? Reply.Bad(fault)
            : Reply.Ok(await import.Run(caller, lines, Refusals.LanguageOf(context.Request), context.RequestAborted));
    }
}
