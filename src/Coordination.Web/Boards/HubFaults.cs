using System.Runtime.CompilerServices;
using Coordination.Contracts.Boards;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.SignalR;

namespace Coordination.Web.Boards;

/// <summary>
/// Logs what a method of the hub got wrong, in place of SignalR's own dispatcher: that one logs each refusal and each
/// malformed argument as an error, so that any caller could fill the log. A storage that is away is told to the
/// caller as <c>try-again</c>.
/// </summary>
internal sealed class HubFaults(ILogger<BoardsHub> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            var answer = await next(invocationContext);
            return answer is IAsyncEnumerable<Frame> frames ? Watch(frames, invocationContext, CancellationToken.None) : answer;
        }
        catch (Exception fault) when (IsFault(fault))
        {
            throw Told(fault, invocationContext);
        }
    }

    private async IAsyncEnumerable<Frame> Watch(
        IAsyncEnumerable<Frame> frames, HubInvocationContext call, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var each = frames.GetAsyncEnumerator(stop);
        while (true)
        {
            try
            {
                if (!await each.MoveNextAsync()) yield break;
            }
            catch (Exception fault) when (IsFault(fault))
            {
                throw Told(fault, call);
            }
            yield return each.Current;
        }
    }

    // Who is gone, or wants no more, cancels.
    private static bool IsFault(Exception fault) => fault is not HubException and not OperationCanceledException;

    private HubException Told(Exception fault, HubInvocationContext call)
    {
        var away = Outage.Is(fault);
        log.Log(away ? LogLevel.Warning : LogLevel.Error, fault, "{Method} of the hub failed", call.HubMethodName);
        return new HubException(away ? Codes.TryAgain : Codes.Fault);
    }
}
