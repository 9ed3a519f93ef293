using Coordination.Web.Gate;

namespace Coordination.Web.Api.Imports;

/// <summary>
/// <c>POST /api/{kind}/import?command=&amp;dry=true</c>: a CSV file of things and what a command says of them. The command is
/// <c>register</c> unless another is named; a dry run says what would become of every line and changes nothing.
/// </summary>
internal sealed class CommandImportEndpoint(CommandImport import)
{
    /// <summary>The parameters of the query.</summary>
    public static string[] Parameters { get; } = ["command", "dry"];

    public async ValueTask<Reply> Take(IReadOnlyDictionary<string, CommandShape> commands, HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, Parameters);
        var name = query.Text("command", 40, commands.ContainsKey) ?? "register";
        var dryRun = query.Text("dry", 5, text => text is "true" or "false") == "true";
        if (query.Problem is { } problem) return problem;
        if (!commands.TryGetValue(name, out var command)) return Reply.Bad(Codes.QueryMalformed, "command");

        var (file, fault) = await CsvFile.Of(context);
        if (file is null) return fault;
        var (lines, column) = CommandLine.Read(file, command);
        return column is not null
            ? Reply.Bad(Codes.ImportColumns, column)
            : Reply.Ok(await import.Run(caller, command, lines, dryRun, Refusals.LanguageOf(context.Request), context.RequestAborted));
    }
}
