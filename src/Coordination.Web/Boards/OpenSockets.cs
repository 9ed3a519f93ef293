using System.Collections.Concurrent;
using Coordination.Contracts.Gate;
using Coordination.Web.Accounts;
using Microsoft.AspNetCore.SignalR;

namespace Coordination.Web.Boards;

/// <summary>
/// The hub connections of this process. Each is closed within 5 s of the end of its sign-in or of a change of its
/// roles, idle ones too; a client that still may connects again with its new rights. While the database is away, they
/// stay open.
/// </summary>
internal sealed class OpenSockets(GrantBook book, TimeProvider clock, ILogger<OpenSockets> log) : BackgroundService
{
    private const int AtOnce = 8;

    // The grant book hears of changes elsewhere within 2 s.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (HubCallerContext Socket, IReadOnlyList<RoleGrant> Grants)> _open = new();

    /// <summary>From now on the connection is looked after; one whose sign-in has ended is closed at once.</summary>
    public async Task Enter(HubCallerContext socket)
    {
        if (await book.CallerOf(socket.User!, socket.ConnectionAborted) is { } caller) _open[socket.ConnectionId] = (socket, caller.Grants);
        else socket.Abort();
    }

    /// <summary>The connection is gone.</summary>
    public void Leave(HubCallerContext socket) => _open.TryRemove(socket.ConnectionId, out _);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken };
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await Parallel.ForEachAsync(_open.Values, bounds, async (one, stop) =>
                {
                    if (await book.CallerOf(one.Socket.User!, stop) is not { } caller || !caller.Grants.SequenceEqual(one.Grants)) one.Socket.Abort();
                });
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(away, "Whose sockets have to close is not known now; it is looked at again");
            }
    }
}
