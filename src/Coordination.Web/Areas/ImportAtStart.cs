using System.Globalization;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.Web.Api;
using Coordination.Web.Api.Imports;
using Coordination.Web.Gate;

namespace Coordination.Web.Areas;

/// <summary>
/// <c>--import FILE</c> (<c>Import:File</c>): imports the file once the server is up, prints the report and ends the
/// server, with exit code 0 when every line was taken and 2 when not. With <c>Import:Exit=false</c> it goes on serving.
/// </summary>
internal sealed partial class ImportAtStart(
    DivisionImport import, IConfiguration settings, IHostApplicationLifetime lifetime, ILogger<ImportAtStart> log) : BackgroundService
{
    private static readonly Caller Operator =
        new("import", "import", [new RoleGrant(Role.Administrator, RoleGrant.Everywhere)]);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings["Import:File"] is not { Length: > 0 } path) return;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var taken = await Run(path, stoppingToken);
        if (!settings.GetValue("Import:Exit", true)) return;
        Environment.ExitCode = taken ? 0 : 2;
        lifetime.StopApplication();
    }

    private async Task<bool> Run(string path, CancellationToken stop)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Refusals.Chinese : Refusals.English;
        try
        {
            var (file, broken) = CsvFile.Read(await File.ReadAllBytesAsync(path, stop));
            var (lines, wrong) = file is null ? ([], broken) : DivisionLines.Read(file);
            if (wrong is { } fault)
            {
                await Console.Error.WriteLineAsync(Refusals.Sentence(fault, language));
                return false;
            }
            var report = await import.Run(Operator, lines, language, stop);
            await Print(report);
            return report.Refused.Count == 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException || Outage.Is(fault))
        {
            LogFailed(fault);
            await Console.Error.WriteLineAsync(fault.Message);
            return false;
        }
    }

    private static async Task Print(ImportReport report)
    {
        foreach (var line in report.Refused)
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{line.Line}: {line.Code}: {line.Refusal}: {line.Detail}"));
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"lines {report.Lines}, created {report.Created}, changed {report.Changed}, unchanged {report.Unchanged}, refused {report.Refused.Count}"));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The import failed")]
    private partial void LogFailed(Exception fault);
}
