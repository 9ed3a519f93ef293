using Coordination.Contracts.Areas;
using Coordination.Contracts.Matters;
using Coordination.Core.Journal;

namespace Coordination.Web.Gate;

/// <summary>
/// The one door for commands: parses, checks role and place against the permission table, sends to the grain with a
/// deadline, tries again under the same key while the outcome is unsure, and records what it turned away.
/// </summary>
public sealed class CommandGate
{
    private readonly AreaIndex _areas;
    private readonly RefusalAudit _audit;
    private readonly Delivery _delivery;

    internal CommandGate(AreaIndex areas, RefusalAudit audit, Delivery delivery) =>
        (_areas, _audit, _delivery) = (areas, audit, delivery);

    /// <summary>Sends one command for <paramref name="caller"/>. Never throws for anything the caller sent.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="kind">For example <c>grids</c>.</param>
    /// <param name="id">The thing's id.</param>
    /// <param name="command">In kebab case.</param>
    /// <param name="key">The idempotency key, 1–128 printable ASCII characters.</param>
    /// <param name="body">The command's members as a UTF-8 JSON object; empty counts as <c>{}</c>.</param>
    /// <param name="ifVersion">From <c>If-Match</c>.</param>
    /// <param name="stop">Ends the waiting, not the command.</param>
    public async ValueTask<GateAnswer> Send(
        Caller caller, string kind, string id, string command, string key, ReadOnlyMemory<byte> body,
        long? ifVersion, CancellationToken stop)
    {
        if (CommandShape.Find(kind, command) is not { } shape) return new(404, null, Codes.Unknown);
        if (shape.Kind.ParseId(id) is not { } canonical) return new(400, null, Codes.IdMalformed);
        if (!IsKey(key)) return new(400, null, Codes.KeyMalformed);

        var grants = Permissions.ToSend(caller, shape.Type);
        if (grants.Count == 0 || shape.Kind.IdIsArea && !grants.Reach(canonical))
            return TurnedAway(caller, shape, canonical);

        var fault = StrictJson.Read(body.IsEmpty ? "{}"u8 : body.Span, shape.Json, out var read);
        if (fault is not null) return new(400, null, fault.Code, fault.At);

        if (read is ReportMatter report && !grants.Reach(report.Grid.Value))
            return TurnedAway(caller, shape, canonical);
        try
        {
            if (await MissingArea(shape, canonical, read!, stop) is { } missing) return missing;
        }
        catch (Exception away) when (Outage.IsOrLate(away, stop))
        {
            return new(503, null, Codes.TryAgain);
        }

        var answer = await _delivery.Send(
            shape.Kind, canonical, new Envelope(key, new Actor(caller.Id, [.. grants]), read!, ifVersion), stop);
        if (answer.Status == 404) _audit.Record(caller.Id, $"{kind}/{command}", shape.Kind.Stream(canonical));
        return answer;
    }

    private async ValueTask<GateAnswer?> MissingArea(CommandShape shape, string id, object command, CancellationToken stop)
    {
        if (command is ReportMatter report)
            return report.Grid.Level == AreaLevel.Grid && await _areas.Exists(report.Grid, stop) ? null : new(404, null, Codes.Unknown);
        if (command is DispatchMatter { Grid: { } to }) return await _areas.Exists(to, stop) ? null : new(404, null, "unknown");
        if (!shape.Kind.IdIsArea) return null;
        var area = AreaCode.Parse(id);
        if (!shape.Registers) return await _areas.Exists(area, stop) ? null : new(404, null, Codes.Unknown);
        return area.Parent is not { } parent || await _areas.Exists(parent, stop) ? null : new(409, null, Codes.AreaUnknownParent);
    }

    private GateAnswer TurnedAway(Caller caller, CommandShape shape, string id)
    {
        _audit.Record(caller.Id, $"{shape.Kind.Name}/{shape.Name}", shape.Kind.Stream(id));
        return new(404, null, Codes.Unknown);
    }

    private static bool IsKey(string key) =>
        key.Length is >= 1 and <= 128 && key.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;
}
