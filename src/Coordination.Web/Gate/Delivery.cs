using System.Diagnostics;
using Coordination.Core.Journal;

namespace Coordination.Web.Gate;

/// <summary>
/// Brings a command to its grain. While the outcome is unsure it tries again under the same key, which the grain
/// answers as the first time, at most three times more and for at most 10 s in all.
/// </summary>
internal sealed partial class Delivery(IGrainFactory grains, TimeProvider clock, ILogger<Delivery> log)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)];

    public async ValueTask<GateAnswer> Send(Kind kind, string id, Envelope envelope, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var left = Deadline - clock.GetElapsedTime(began);
            var answer = await Once(kind, id, envelope, left, stop);
            if (answer is { } told) return told;
            if (attempt == Pauses.Length || Deadline - clock.GetElapsedTime(began) <= Pauses[attempt])
                return new(503, null, Codes.TryAgain);
            await Task.Delay(Pauses[attempt], clock, stop);
        }
    }

    /// <summary>Null while it pays to try again.</summary>
    private async ValueTask<GateAnswer?> Once(Kind kind, string id, Envelope envelope, TimeSpan left, CancellationToken stop)
    {
        try
        {
            var call = kind.Grain(grains, id).Send(envelope);
            var answer = call.IsCompletedSuccessfully ? call.Result : await call.AsTask().WaitAsync(left, clock, stop);
            return answer.Outcome switch
            {
                Outcome.Done => new(200, answer, null),
                Outcome.Refused => new(409, null, answer.Refusal),
                Outcome.Unknown => new(404, null, Codes.Unknown),
                Outcome.Stale => new(412, null, Codes.VersionStale),
                Outcome.KeyReused => new(422, null, Codes.KeyReused),
                Outcome.Busy or Outcome.Unsure => null,
                _ => throw new UnreachableException(),
            };
        }
        catch (Exception fault) when (Outage.IsOrLate(fault, stop))
        {
            LogUnsure(fault, kind.Name);
            return null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault, kind.Name, envelope.Command.GetType().Name);
            return new(500, null, Codes.Fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A command of {Kind} has an unsure outcome")]
    private partial void LogUnsure(Exception fault, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "A rule of {Kind} failed at {Command}")]
    private partial void LogFault(Exception fault, string kind, string command);
}
