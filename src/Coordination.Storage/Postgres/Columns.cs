using Coordination.Core.Journal;
using Coordination.Storage.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Storage.Postgres;

/// <summary>Rows for a statement, as one array for each column, filled row by row.</summary>
internal abstract class Columns(NpgsqlParameterCollection parameters)
{
    protected List<T> Column<T>(NpgsqlDbType type)
    {
        var values = new List<T>();
        parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        return values;
    }
}

/// <summary>The newest views.</summary>
internal sealed class ViewColumns : Columns
{
    private readonly List<string> _streams, _kinds, _areas, _titles;
    private readonly List<byte[]> _bodies;
    private readonly List<string?> _chains, _states, _owners, _keys, _turns, _numbers;
    private readonly List<int> _formats;
    private readonly List<long> _firsts, _versions, _updated;
    private readonly List<long?> _due, _alarms;

    public ViewColumns(NpgsqlParameterCollection parameters) : base(parameters)
    {
        _streams = Column<string>(NpgsqlDbType.Text);
        _firsts = Column<long>(NpgsqlDbType.Bigint);
        _versions = Column<long>(NpgsqlDbType.Bigint);
        _kinds = Column<string>(NpgsqlDbType.Text);
        _areas = Column<string>(NpgsqlDbType.Text);
        _chains = Column<string?>(NpgsqlDbType.Text);
        _states = Column<string?>(NpgsqlDbType.Text);
        _due = Column<long?>(NpgsqlDbType.Bigint);
        _alarms = Column<long?>(NpgsqlDbType.Bigint);
        _updated = Column<long>(NpgsqlDbType.Bigint);
        _bodies = Column<byte[]>(NpgsqlDbType.Text);
        _titles = Column<string>(NpgsqlDbType.Text);
        _owners = Column<string?>(NpgsqlDbType.Text);
        _keys = Column<string?>(NpgsqlDbType.Text);
        _turns = Column<string?>(NpgsqlDbType.Text);
        _formats = Column<int>(NpgsqlDbType.Integer);
        _numbers = Column<string?>(NpgsqlDbType.Text);
    }

    public void Fill(IReadOnlyList<Newest> rows)
    {
        Clear();
        foreach (var (commit, first) in rows)
            Add(commit, first);
    }

    private void Add(Commit commit, long first)
    {
        var view = commit.View;
        _streams.Add(commit.Stream);
        _firsts.Add(first);
        _versions.Add(commit.Version);
        _kinds.Add(view.Kind);
        _areas.Add(view.Area);
        _chains.Add(view.Chain);
        _states.Add(view.Status);
        _due.Add(Moment.Of(view.DueAt));
        _alarms.Add(Moment.Of(view.AlarmAt));
        _updated.Add(Moment.Of(commit.At));
        _bodies.Add(view.Body.ToArray());
        _titles.Add(Aside.Title(view));
        _owners.Add(view.Owner);
        _keys.Add(Aside.StatusKey(view));
        _turns.Add(Aside.TurnsJson(view));
        _formats.Add(commit.Format);
        _numbers.Add(view.Number);
    }

    private void Clear()
    {
        _streams.Clear();
        _firsts.Clear();
        _versions.Clear();
        _kinds.Clear();
        _areas.Clear();
        _chains.Clear();
        _states.Clear();
        _due.Clear();
        _alarms.Clear();
        _updated.Clear();
        _bodies.Clear();
        _titles.Clear();
        _owners.Clear();
        _keys.Clear();
        _turns.Clear();
        _formats.Clear();
        _numbers.Clear();
    }
}

/// <summary>What is to be told.</summary>
internal sealed class MessageColumns : Columns
{
    private readonly List<string> _streams, _targets;
    private readonly List<long> _versions, _times;
    private readonly List<byte[]> _bodies;

    public MessageColumns(NpgsqlParameterCollection parameters) : base(parameters)
    {
        _streams = Column<string>(NpgsqlDbType.Text);
        _versions = Column<long>(NpgsqlDbType.Bigint);
        _targets = Column<string>(NpgsqlDbType.Text);
        _times = Column<long>(NpgsqlDbType.Bigint);
        _bodies = Column<byte[]>(NpgsqlDbType.Bytea);
    }

    public void Fill(IReadOnlyList<Commit> commits)
    {
        _streams.Clear();
        _versions.Clear();
        _targets.Clear();
        _times.Clear();
        _bodies.Clear();
        foreach (var commit in commits)
            foreach (var message in commit.Messages)
            {
                _streams.Add(commit.Stream);
                _versions.Add(message.Version);
                _targets.Add(message.Target);
                _times.Add(Moment.Of(commit.At));
                _bodies.Add(message.Body.ToArray());
            }
    }
}
