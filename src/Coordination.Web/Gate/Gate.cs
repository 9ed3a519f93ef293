using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.Web.Gate;

/// <summary>
/// The one way in for commands: parses, checks role and place against the permission table, sends to the grain with a
/// deadline, tries again under the same key while the outcome is unsure, and records what it turned away.
/// </summary>
public sealed class CommandGate
{
    private readonly PlaceIndex _places;
    private readonly DenialAudit _audit;
    private readonly Delivery _delivery;

    internal CommandGate(PlaceIndex places, DenialAudit audit, Delivery delivery) =>
        (_places, _audit, _delivery) = (places, audit, delivery);

    /// <summary>Sends one command for <paramref name="caller"/>. Never throws for anything the caller sent.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="kind">For example <c>grids</c>.</param>
    /// <param name="id">The thing's id.</param>
    /// <param name="command">In kebab case.</param>
    /// <param name="key">The idempotency key, 1–128 printable ASCII characters.</param>
    /// <param name="body">The command's members as a UTF-8 JSON object; empty counts as <c>{}</c>.</param>
    /// <param name="ifVersion">From <c>If-Match</c>.</param>
    /// <param name="stop">Ends the waiting, not the command.</param>
    public ValueTask<GateAnswer> Send(
        Caller caller, string kind, string id, string command, string key, ReadOnlyMemory<byte> body,
        long? ifVersion, CancellationToken stop) =>
        CommandKey.TryParse(key, out var parsed)
            ? Send(caller, kind, id, command, parsed, body, ifVersion, stop)
            : ValueTask.FromResult(new GateAnswer(400, null, Codes.KeyMalformed));

    /// <summary>The same with a key that may be the server's own, and on request as a dry run.</summary>
    internal async ValueTask<GateAnswer> Send(
        Caller caller, string kind, string id, string command, CommandKey key, ReadOnlyMemory<byte> body,
        long? ifVersion, CancellationToken stop, bool dryRun = false)
    {
        if (CommandShape.Find(kind, command) is not { } shape) return new(404, null, Codes.Unknown);
        if (shape.Kind.ParseId(id) is not { } canonical) return new(400, null, Codes.IdMalformed);
        var grants = Permissions.ToSend(caller.Grants, shape.Type);
        if (grants.Count == 0 || !shape.Kind.MayBeReached(canonical, grants))
            return TurnedAway(caller, shape, canonical);

        var fault = StrictJson.Read(body.IsEmpty ? "{}"u8 : body.Span, shape.Json, out var read);
        if (fault is not null) return new(400, null, fault.Code, fault.At);

        try
        {
            if (read is INamesPlaces named && await Unreached(named, grants, stop)) return TurnedAway(caller, shape, canonical);
            if (await Missing(shape, canonical, grants, stop) is { } missing) return missing;
        }
        catch (Exception away) when (Outage.IsOrLate(away, stop))
        {
            return new(503, null, Codes.TryAgain);
        }

        var answer = await _delivery.Send(
            shape.Kind, canonical, new Envelope(key, new Actor(caller.Id, [.. grants]), read!, ifVersion, dryRun), stop);
        if (answer.Status == 404) _audit.Record(caller.Id, $"{kind}/{command}", shape.Kind.Stream(canonical));
        return answer;
    }

    /// <summary>True when the command names a place that is unknown or outside of the sender's.</summary>
    private async ValueTask<bool> Unreached(INamesPlaces command, IReadOnlyList<RoleGrant> grants, CancellationToken stop)
    {
        foreach (var place in command.NamedPlaces())
            if (!grants.Reach(place) || !await _places.Exists(place, stop))
                return true;
        return false;
    }

    /// <summary>
    /// A thing that is a place must be known before anything is asked of it, and its parent before it is registered. That
    /// the parent is unknown is told only to who would reach it.
    /// </summary>
    private async ValueTask<GateAnswer?> Missing(CommandShape shape, string id, IReadOnlyList<RoleGrant> grants, CancellationToken stop)
    {
        if (shape.Kind.StandsAt(id) is not { } stands) return null;
        var place = stands.Chain ?? stands.Area;
        if (!shape.Registers) return await _places.Exists(place, stop) ? null : new(404, null, Codes.Unknown);
        if (Place.ParentOf(place) is not { } parent || await _places.Exists(parent, stop)) return null;
        return grants.Reach(stands) ? new(409, null, Codes.AreaUnknownParent) : new(404, null, Codes.Unknown);
    }

    private GateAnswer TurnedAway(Caller caller, CommandShape shape, string id)
    {
        _audit.Record(caller.Id, $"{shape.Kind.Name}/{shape.Name}", shape.Kind.Stream(id));
        return new(404, null, Codes.Unknown);
    }
}
