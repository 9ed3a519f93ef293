using Coordination.Core.Journal;

namespace Coordination.Storage.Sqlite;

/// <summary>Writes notes.</summary>
internal sealed class SqliteNotes(Func<string, Statement> prepare, Action<Rebuilt> rebuild)
{
    private readonly Statement _told = prepare(SqliteSql.Told), _later = prepare(SqliteSql.TellLater), _bury = prepare(SqliteSql.Bury);
    private readonly Statement _revive = prepare(SqliteSql.Revive), _discard = prepare(SqliteSql.Discard), _wake = prepare(SqliteSql.WakeLater);

    public void Write(JournalNote note)
    {
        switch (note)
        {
            case Delivered done:
                _told.Bind(1, done.Stream).Bind(2, done.Version).Bind(3, done.Target).Run();
                break;
            case DeliveryPostponed later:
                _later.Bind(1, later.Stream).Bind(2, later.Version).Bind(3, later.Target).Bind(4, Moment.Of(later.Until)).Run();
                break;
            case Undeliverable dead:
                _bury.Bind(1, dead.Stream).Bind(2, dead.Version).Bind(3, dead.Target).Bind(4, Moment.Of(dead.At)).Bind(5, dead.Reason).Run();
                _told.Bind(1, dead.Stream).Bind(2, dead.Version).Bind(3, dead.Target).Run();
                break;
            case Revived letter:
                _revive.Bind(1, letter.Letter).Bind(2, letter.Stream).Run();
                _discard.Bind(1, letter.Letter).Bind(2, letter.Stream).Run();
                break;
            case Discarded letter:
                _discard.Bind(1, letter.Letter).Bind(2, letter.Stream).Run();
                break;
            case WakePostponed wake:
                _wake.Bind(1, wake.Stream).Bind(2, wake.Version).Bind(3, Moment.Of(wake.Until)).Run();
                break;
            case Rebuilt view:
                rebuild(view);
                break;
        }
    }
}
