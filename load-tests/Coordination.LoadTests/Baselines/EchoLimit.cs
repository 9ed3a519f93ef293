using System.Diagnostics;
using System.Globalization;
using Coordination.LoadTests.CommandLine;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Servers;

namespace Coordination.LoadTests.Baselines;

/// <summary>How many commands a second a bare endpoint answers to the very same driver: work, senders, headers, bodies, callers.</summary>
internal static class EchoLimit
{
    private sealed class SameBearer(string header) : IBearers
    {
        public string Of(int account) => header;

        public Task Renew(int account, CancellationToken stop) => Task.CompletedTask;
    }

    public static async Task<double?> Measure(
        RunOptions options, County county, Workforce workforce, int answerBytes, string bearer, TimeSpan length, CancellationToken stop)
    {
        await using var server = await ChildServer.Start(stop, EchoServer.Verb, answerBytes.ToString(CultureInfo.InvariantCulture));
        var ledger = new Ledger("echo");
        var work = new MixedWork(county, workforce, ledger, options.Seed, options.Hot, TimeProvider.System);
        var begun = Stopwatch.GetTimestamp();
        var log = new LatencyLog(begun, begun + (long)(length.TotalSeconds / 2 * Stopwatch.Frequency));
        using var http = Http.ForDriving(options.InFlight);
        var bearers = new SameBearer(bearer);
        await using var bulk = options.Bulk ? new BulkSender(http, server.Url, bearers, workforce.Accounts) : null;
        var runner = new CommandRunner((ICommandSender?)bulk ?? new HttpSender(http, server.Url, bearers), ledger, log);
        var until = Task.Delay(length, stop);
        await Drive.Closed(
            async (intended, ended) =>
            {
                var command = work.Next();
                work.Settled(command, await runner.Run(command, intended, ended));
            },
            options.InFlight, until, TimeProvider.System, stop);
        return log.PerSecond(Stopwatch.GetTimestamp());
    }
}
