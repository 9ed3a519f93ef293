using System.Runtime.CompilerServices;
using System.Text.Json;
using Coordination.Contracts.Api;
using Coordination.Contracts.Boards;
using Coordination.Web.Accounts;
using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Coordination.Web.Boards;

/// <summary>The hub at <c>/hubs/boards</c>, in JSON and MessagePack.</summary>
[Authorize]
internal sealed class BoardsHub(BoardRelays relays, BoardGuard guard, BulkEndpoint bulk, EndpointGuard limits, GrantBook grants, OpenSockets sockets) : Hub
{
    private const int MostWatches = 8;

    /// <inheritdoc/>
    public override Task OnConnectedAsync() => sockets.Enter(Context);

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        sockets.Leave(Context);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Streams a board: first a snapshot, or what was missed since <paramref name="after"/>, then deltas in sequence,
    /// with a heartbeat at least every 5 s. At most 8 boards per connection. Ends with the error <c>board.unknown</c>
    /// when there is no such board for the caller, and with <c>limit.requests</c> when the account asks for too much: each
    /// watch counts as a request of the API. The connection closes when the caller's sign-in ends or its roles change.
    /// </summary>
    /// <param name="board">For example <c>area/360424</c>.</param>
    /// <param name="after">The last sequence held; 0 for none.</param>
    /// <param name="stop">Ends the stream.</param>
    public async IAsyncEnumerable<Frame> Watch(string? board, long after, [EnumeratorCancellation] CancellationToken stop)
    {
        using var place = Watches.Enter(Context);
        if (await grants.CallerOf(Context.User!, stop) is not { } caller) throw new HubException(Codes.BoardUnknown);
        if (!await limits.Take(Context.GetHttpContext()!, 1)) throw new HubException(Codes.LimitRequests);
        if (board is null || await guard.Open(caller, board, stop) is null) throw new HubException(Codes.BoardUnknown);
        using var viewer = relays.Join(board);
        await foreach (var frame in viewer.Frames(after, stop)) yield return frame;
    }

    /// <summary>
    /// Sends at most 1,000 commands, as <c>POST /api/commands</c> does: each is answered for itself, also one that is
    /// none. Ends with the error <c>body.malformed</c> for what is no list, <c>sign-in.required</c>,
    /// <c>commands.too-many</c> or <c>limit.requests</c> when none of them was looked at. They count against the same
    /// limit per account as the API's.
    /// </summary>
    /// <param name="commands">A list of <see cref="SentCommand"/>, with the member names of its JSON in both protocols.</param>
    public async Task<SentAnswer[]> Send(JsonElement commands)
    {
        if (commands.ValueKind != JsonValueKind.Array) throw new HubException(Codes.BodyMalformed);
        if (commands.GetArrayLength() > BulkEndpoint.Most) throw new HubException(Codes.CommandsTooMany);
        if (await grants.CallerOf(Context.User!, Context.ConnectionAborted) is not { } caller) throw new HubException(Codes.SignInRequired);
        var http = Context.GetHttpContext()!;
        if (!await limits.Take(http, commands.GetArrayLength())) throw new HubException(Codes.LimitRequests);
        var language = Refusals.LanguageOf(http.Request);
        var answers = await bulk.Answer(caller, commands, Context.ConnectionAborted);
        return [.. answers.Select(answer => answer.Answer is { } done
            ? new SentAnswer(answer.Status, done.Version, JsonSerializer.Deserialize<JsonElement>(done.View.Span), null, null)
            : new SentAnswer(answer.Status, null, null, answer.Code, Refusals.Sentence(answer.Code!, language)))];
    }

    /// <summary>Counts one connection's streams: the hub's own limit counts calls only.</summary>
    private sealed class Watches : IDisposable
    {
        private int _count;

        public static Watches Enter(HubCallerContext context)
        {
            Watches watches;
            lock (context.Items)
                watches = (Watches)(context.Items.TryGetValue(nameof(Watches), out var known) ? known! : context.Items[nameof(Watches)] = new Watches());
            if (Interlocked.Increment(ref watches._count) <= MostWatches) return watches;
            watches.Dispose();
            throw new HubException(Codes.BoardTooMany);
        }

        public void Dispose() => Interlocked.Decrement(ref _count);
    }
}
