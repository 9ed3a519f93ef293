using Coordination.Core.Journal;
using Coordination.Storage.Journal;
using Coordination.Storage.Views;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Storage.Postgres;

/// <summary>What of a transaction's commits belongs beside <c>views</c>, where it changed; the newest of each stream.</summary>
internal sealed class AsideColumns : Columns
{
    private readonly List<string> _changed, _turnStreams, _roles, _places, _textStreams, _texts, _pairs, _detailStreams, _moved, _areas, _chains;
    private readonly List<byte[]> _details;

    public AsideColumns(NpgsqlParameterCollection parameters) : base(parameters)
    {
        _changed = Column<string>(NpgsqlDbType.Text);
        _turnStreams = Column<string>(NpgsqlDbType.Text);
        _roles = Column<string>(NpgsqlDbType.Text);
        _places = Column<string>(NpgsqlDbType.Text);
        _textStreams = Column<string>(NpgsqlDbType.Text);
        _texts = Column<string>(NpgsqlDbType.Text);
        _pairs = Column<string>(NpgsqlDbType.Text);
        _detailStreams = Column<string>(NpgsqlDbType.Text);
        _details = Column<byte[]>(NpgsqlDbType.Text);
        _moved = Column<string>(NpgsqlDbType.Text);
        _areas = Column<string>(NpgsqlDbType.Text);
        _chains = Column<string>(NpgsqlDbType.Text);
    }

    /// <summary>False when nothing changed. The commits are in the order of streams and versions.</summary>
    public bool Fill(IReadOnlyList<Commit> commits)
    {
        foreach (var column in (List<string>[])[_changed, _turnStreams, _roles, _places, _textStreams, _texts, _pairs, _detailStreams, _moved, _areas, _chains])
            column.Clear();
        _details.Clear();
        for (var at = 0; at < commits.Count;)
        {
            var from = at;
            while (at < commits.Count && commits[at].Stream == commits[from].Stream) at++;
            Add(commits, from, at);
        }
        return _changed.Count + _textStreams.Count + _detailStreams.Count + _moved.Count > 0;
    }

    private void Add(IReadOnlyList<Commit> commits, int from, int to)
    {
        var newest = commits[to - 1];
        bool turns = false, text = false;
        ReadOnlyMemory<byte> details = default;
        for (var at = from; at < to; at++)
        {
            turns |= Aside.HasOtherTurns(commits[at]);
            text |= Aside.HasOtherText(commits[at]);
            if (!commits[at].Details.IsEmpty) details = commits[at].Details;
            if (Aside.Left(commits[at]) is { } left) Add(newest.Stream, left.Area, left.Chain ?? "");
        }
        if (turns) AddTurns(newest);
        if (text) AddText(newest);
        if (details.IsEmpty) return;
        _detailStreams.Add(newest.Stream);
        _details.Add(details.ToArray());
    }

    private void Add(string stream, string area, string chain)
    {
        _moved.Add(stream);
        _areas.Add(area);
        _chains.Add(chain);
    }

    private void AddTurns(Commit newest)
    {
        _changed.Add(newest.Stream);
        foreach (var (role, place) in Aside.Turns(newest.View))
        {
            _turnStreams.Add(newest.Stream);
            _roles.Add(role);
            _places.Add(place);
        }
    }

    private void AddText(Commit newest)
    {
        var text = Aside.Text(newest.Stream, newest.View);
        _textStreams.Add(newest.Stream);
        _texts.Add(text);
        _pairs.Add(string.Join(' ', SearchText.Pairs(text)));
    }
}
