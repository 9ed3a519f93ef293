using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Core.Journal;
using Coordination.Web.Accounts;
using Coordination.Web.Gate;

namespace Coordination.Web.Grids;

/// <summary>Keeps the rosters of grids in step with the grants of grid members, through the gate as any other change.</summary>
internal sealed class Rosters(CommandGate gate, TimeProvider clock) : IGrantListener
{
    /// <summary>
    /// Enrols the account in the grids where it is to hold the role and retires it from the others; null, or what a grid
    /// said instead. New grids come first: they alone can refuse, and then those before it let the member go again.
    /// Every step may be done twice.
    /// </summary>
    public async Task<GateAnswer?> Move(
        Caller by, Account account, IReadOnlyList<RoleGrant> before, IReadOnlyList<RoleGrant> now, string name)
    {
        var (old, next) = (Grids(before), Grids(now));
        var (enrol, retire) = (new EnrolMember(account.Id, name), new RetireMember(account.Id));
        var begun = new List<string>();
        foreach (var grid in next.Except(old))
        {
            begun.Add(grid);
            if (await Send(by, grid, "enrol-member", enrol) is not { } no) continue;
            if (no.Status == StatusCodes.Status503ServiceUnavailable) return no;
            foreach (var undone in begun)
                if (await Send(by, undone, "retire-member", retire) is { } unsure)
                    return unsure;
            return no;
        }
        foreach (var grid in next.Intersect(old))
            if (await Send(by, grid, "enrol-member", enrol) is { } no)
                return no;
        foreach (var grid in old.Except(next))
            if (await Send(by, grid, "retire-member", retire) is { } no)
                return no;
        return null;
    }

    private async Task<GateAnswer?> Send<T>(Caller by, string grid, string command, T body)
    {
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options);
        var answer = await gate.Send(by, "grids", grid, command, WorkId.New(clock), utf8, null, CancellationToken.None);
        return answer.Status == StatusCodes.Status200OK ? null : answer;
    }

    private static List<string> Grids(IReadOnlyList<RoleGrant> grants) =>
    [
        .. grants.Where(grant => grant.Role == Role.GridMember && grant.Area?.Level == AreaLevel.Grid).Select(grant => grant.Place).Distinct(),
    ];
}
