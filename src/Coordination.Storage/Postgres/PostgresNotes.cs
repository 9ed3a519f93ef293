using Coordination.Core.Journal;
using Coordination.Storage.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Storage.Postgres;

/// <summary>Writes notes, in the order of streams so that two silos lock rows in the same order, all in one way to the database.</summary>
internal static class PostgresNotes
{
    /// <summary>Answers the rebuilt views, whose side tables are to follow.</summary>
    public static IReadOnlyList<Rebuilt> Write(NpgsqlConnection connection, IReadOnlyList<JournalNote> notes)
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var note in notes.OrderBy(note => note.Stream, StringComparer.Ordinal)) batch.BatchCommands.Add(Command(note));
        batch.ExecuteNonQuery();
        return [.. notes.OfType<Rebuilt>()];
    }

    private static NpgsqlBatchCommand Command(JournalNote note) => note switch
    {
        Delivered done => Of(PostgresSql.Told, done.Stream, done.Version, done.Target),
        DeliveryPostponed later => Of(PostgresSql.TellLater, later.Stream, later.Version, later.Target, Moment.Of(later.Until)),
        Undeliverable dead => Of(PostgresSql.Bury, dead.Stream, dead.Version, dead.Target, Moment.Of(dead.At), dead.Reason),
        Revived letter => Of(PostgresSql.Revive, letter.Letter, letter.Stream),
        Discarded letter => Of(PostgresSql.Discard, letter.Letter, letter.Stream),
        WakePostponed wake => Of(PostgresSql.WakeLater, wake.Stream, wake.Version, Moment.Of(wake.Until)),
        Rebuilt built => OfView(built),
        _ => throw new ArgumentOutOfRangeException(nameof(note), note, "No statement for this note."),
    };

    private static NpgsqlBatchCommand OfView(Rebuilt built)
    {
        var view = built.View;
        var command = Of(
            PostgresSql.Rebuild, built.Stream, built.Version, view.Kind, view.Area, view.Chain, view.Status, Moment.Of(view.DueAt),
            Moment.Of(view.AlarmAt), System.Text.Encoding.UTF8.GetString(view.Body.Span), Aside.Title(view), view.Owner,
            Aside.StatusKey(view), Aside.TurnsJson(view), built.Format, view.Number);
        return command;
    }

    private static NpgsqlBatchCommand Of(string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter
            {
                Value = value ?? DBNull.Value,
                NpgsqlDbType = value switch { long => NpgsqlDbType.Bigint, int => NpgsqlDbType.Integer, null => NpgsqlDbType.Unknown, _ => NpgsqlDbType.Text },
            });
        return command;
    }
}
