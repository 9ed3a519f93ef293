using Coordination.Contracts.Gate;
using Coordination.Core.Boards;
using Coordination.Web.Gate;

namespace Coordination.Web.Boards;

/// <summary>Says who may watch a board. One that doesn't exist and one outside the caller's place look alike.</summary>
internal sealed class BoardGuard(BoardCatalog kinds, PlaceIndex places, DenialAudit audit)
{
    /// <summary>The board; null when it is unknown to this caller. A refusal is recorded.</summary>
    public async ValueTask<(IBoardKind Kind, string Key)?> Open(Caller caller, string board, CancellationToken stop)
    {
        if (kinds.Find(board) is not var (kind, key)) return null;
        var (subject, stands) = (kind.SubjectOf(key), default(Standing?));
        if (subject is not null) stands = await places.StandingOf(subject, stop);
        if (caller.MayWatch(kind, key, stands) && (subject is null || stands is not null)) return (kind, key);
        audit.Record(caller.Id, "boards/watch", board);
        return null;
    }
}
