using Coordination.Core.Journal;
using Coordination.Storage.Journal;
using Coordination.Storage.Views;

namespace Coordination.Storage.Sqlite;

/// <summary>Writes what of a commit belongs beside <c>views</c>, where it changed.</summary>
internal sealed class SqliteAside(Func<string, Statement> prepare)
{
    private readonly Statement _noTurns = prepare(SqliteSql.NoTurns), _turn = prepare(SqliteSql.Turn), _details = prepare(SqliteSql.Details);
    private readonly Statement _left = prepare(SqliteSql.Left), _text = prepare(SqliteSql.Text), _pairs = prepare(SqliteSql.Pairs);

    public void Write(long stream, Commit commit)
    {
        if (Aside.HasOtherTurns(commit))
        {
            _noTurns.Bind(1, stream).Run();
            foreach (var (role, place) in Aside.Turns(commit.View))
                _turn.Bind(1, stream).Bind(2, role).Bind(3, place).Run();
        }
        if (Aside.HasOtherText(commit))
        {
            var text = Aside.Text(commit.Stream, commit.View);
            _text.Bind(1, stream).Bind(2, text).Run();
            _pairs.Bind(1, stream).Bind(2, string.Join(' ', SearchText.Pairs(text))).Run();
        }
        if (!commit.Details.IsEmpty) _details.Bind(1, stream).BindText(2, commit.Details).Run();
        if (Aside.Left(commit) is { } left) _left.Bind(1, stream).Bind(2, left.Area).Bind(3, left.Chain ?? "").Run();
    }
}
