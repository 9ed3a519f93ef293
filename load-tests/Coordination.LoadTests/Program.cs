using System.Globalization;
using System.Runtime.InteropServices;
using Coordination.LoadTests;
using Coordination.LoadTests.Baselines;
using Coordination.LoadTests.CommandLine;
using Coordination.LoadTests.Reporting;

switch (args)
{
    case [EchoServer.Verb, var bytes]: return await EchoServer.Run(int.Parse(bytes, CultureInfo.InvariantCulture));
    case [BroadcastServer.Verb, var file]: return await BroadcastServer.Run(file);
    case [SearchLimit.Verb, "sqlite" or "postgres", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var matters) && matters is > 0 and <= 10_000_000:
        return await SearchLimit.Run(args[1], matters, "load-report", CancellationToken.None);
    case ["--help" or "-h" or "help"]:
        Console.WriteLine(Help.Text);
        return 0;
}

RunOptions options;
try
{
    options = OptionParser.Parse(args);
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync($"{wrong.Message} See --help.");
    return 2;
}

// The first signal ends the run in order, with all that it started; a second one ends the process.
using var interrupted = new CancellationTokenSource();
void Interrupt(PosixSignalContext signal)
{
    if (interrupted.IsCancellationRequested) return;
    signal.Cancel = true;
    interrupted.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
try
{
    var (report, findings) = await ConsoleProgress.Run(progress => new LoadRun(options, progress).Run(interrupted.Token));
    return await Outcome.Write(options.Out, report, findings);
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Interrupted; nothing was reported.");
    return 130;
}
catch (Exception failed)
{
    await Console.Error.WriteLineAsync($"The run could not be done: {failed.Message}");
    return 3;
}
