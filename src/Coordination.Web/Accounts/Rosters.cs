using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Core.Grids;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Accounts;

/// <summary>Keeps the rosters of grids in step with the grants of grid members, through the gate as any other change.</summary>
internal sealed class Rosters(CommandGate gate, TimeProvider clock)
{
    /// <summary>Takes the account off the rosters of grids where it no longer holds the role; null, or what a grid said instead.</summary>
    public Task<GateAnswer?> Retire(
        Caller by, string account, IReadOnlyList<RoleGrant> before, IReadOnlyList<RoleGrant> now, CancellationToken stop) =>
        Send(by, Grids(before).Except(Grids(now)), "retire-member", new RetireMember(account), stop);

    /// <summary>Puts the account on the rosters of the grids where it holds the role; null, or what a grid said instead.</summary>
    public Task<GateAnswer?> Enrol(Caller by, string account, string name, IReadOnlyList<RoleGrant> now, CancellationToken stop) =>
        Send(by, Grids(now), "enrol-member", new EnrolMember(account, name), stop);

    private async Task<GateAnswer?> Send<T>(Caller by, IEnumerable<string> grids, string command, T body, CancellationToken stop)
    {
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options);
        foreach (var grid in grids)
        {
            var answer = await gate.Send(by, "grids", grid, command, WorkId.New(clock), utf8, null, stop);
            if (answer.Status != StatusCodes.Status200OK && answer.Code != GridRefusals.NotEnrolled) return answer;
        }
        return null;
    }

    private static IEnumerable<string> Grids(IReadOnlyList<RoleGrant> grants) => grants
        .Where(grant => grant.Role == Role.GridMember && grant.Area?.Level == AreaLevel.Grid)
        .Select(grant => grant.Place);
}
