using System.Security.Claims;
using Coordination.Contracts.Areas;
using Coordination.Web.Accounts;
using Coordination.Web.Gate;

namespace Coordination.Web.Boards;

/// <summary>Says who may watch a board. One that doesn't exist and one outside the caller's place look alike.</summary>
internal sealed class BoardDoor(GrantBook grants, AreaIndex areas, RefusalAudit audit)
{
    /// <summary>The area of the board; null when it is unknown to this caller. A refusal is recorded.</summary>
    public async ValueTask<AreaCode?> Open(Caller caller, string board, CancellationToken stop)
    {
        if (AreaOf(board) is not { } area) return null;
        if (Permissions.MayWatch(caller, board) && await areas.Exists(area, stop)) return area;
        audit.Record(caller.Id, "boards/watch", board);
        return null;
    }

    /// <summary>The same for who <paramref name="user"/> is now; null also when that is nobody any more.</summary>
    public async ValueTask<AreaCode?> Open(ClaimsPrincipal user, string board, CancellationToken stop) =>
        await grants.CallerOf(user, stop) is { } caller ? await Open(caller, board, stop) : null;

    private static AreaCode? AreaOf(string board) =>
        board.StartsWith("area/", StringComparison.Ordinal)
        && AreaCode.TryParse(board["area/".Length..], out var code) && code.Level != AreaLevel.Grid ? code : null;
}
