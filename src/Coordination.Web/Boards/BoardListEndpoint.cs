using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Web.Api;
using Coordination.Web.Gate;

namespace Coordination.Web.Boards;

/// <summary>
/// <c>GET /api/boards?q=</c>: the boards that the caller's roles may watch and a wall can show, by kind, shorter ids first (so a
/// county before its streets), at most 1,000; <c>q</c> is a part of the name. A viewer knows its one board.
/// </summary>
internal sealed class BoardListEndpoint(BoardCatalog kinds, IViews views)
{
    private const int Most = 1_000;

    public async ValueTask<Reply> List(HttpContext context, Caller caller)
    {
        var query = new Query(context.Request, "q");
        var text = query.Text("q", 100);
        if (query.Problem is { } problem) return problem;

        var found = new List<BoardItem>();
        foreach (var kind in kinds.All.OrderBy(kind => kind.Name, StringComparer.Ordinal))
        {
            string[] places = [.. Permissions.ToWatch(caller.Grants, kind.Name).Select(grant => grant.Place).Distinct()];
            var ofKind = new List<BoardItem>();
            foreach (var subject in kind.Subjects)
                foreach (var view in (await views.List(new ViewQuery(subject, places) { Text = text, Size = Most }, context.RequestAborted)).Items)
                    ofKind.Add(new BoardItem($"{kind.Name}/{view.Id}", view.Row.Title));
            found.AddRange(ofKind.OrderBy(one => one.Board.Length).ThenBy(one => one.Board, StringComparer.Ordinal));
        }
        return Reply.Ok(found.Take(Most).ToList());
    }
}
