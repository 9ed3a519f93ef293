using Coordination.Core.Journal;
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
    private readonly List<string> _streams, _kinds, _areas;
    private readonly List<byte[]> _bodies;
    private readonly List<string?> _chains, _states;
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

/// <summary>What was told, by stream, up to a version.</summary>
internal sealed class DeliveredColumns : Columns
{
    private readonly List<string> _streams;
    private readonly List<long> _versions;

    public DeliveredColumns(NpgsqlParameterCollection parameters) : base(parameters)
    {
        _streams = Column<string>(NpgsqlDbType.Text);
        _versions = Column<long>(NpgsqlDbType.Bigint);
    }

    public void Fill(Dictionary<string, long> delivered)
    {
        _streams.Clear();
        _versions.Clear();
        foreach (var (stream, upTo) in delivered)
        {
            _streams.Add(stream);
            _versions.Add(upTo);
        }
    }
}
