using System.Collections.Concurrent;
using Coordination.Core.Journal;

namespace Coordination.Core.Boards;

/// <summary>Finds who listens to a commit's topics. Used by one thread.</summary>
internal sealed class FeedListeners : BoardTopics.ILeases
{
    private readonly List<FeedLease> _now = [], _before = [];
    private ConcurrentDictionary<string, FeedLease[]>.AlternateLookup<ReadOnlySpan<char>> _byTopic;
    private List<FeedLease> _finding = [];

    /// <summary>
    /// Gives the fact to the leases that the view concerns, and to those that only the view before it did the news that
    /// the stream is gone. False when nobody listens.
    /// </summary>
    public bool Offer(IBoardKind kind, Commit commit, ConcurrentDictionary<string, FeedLease[]> byTopic)
    {
        _byTopic = byTopic.GetAlternateLookup<ReadOnlySpan<char>>();
        _now.Clear();
        _before.Clear();
        Find(kind, commit.Stream, commit.View, _now);
        if (commit.Before is { } before) Find(kind, commit.Stream, before, _before);
        if (_now.Count > 0)
        {
            var fact = new BoardFact(commit.Stream, commit.Version, commit.At, kind.Fact(commit.View));
            foreach (var lease in _now) lease.Add(fact);
        }
        var left = false;
        foreach (var lease in _before)
            if (!_now.Contains(lease))
            {
                lease.Add(new BoardFact(commit.Stream, commit.Version, commit.At, null));
                left = true;
            }
        return left || _now.Count > 0;
    }

    void BoardTopics.ILeases.Found(ReadOnlySpan<char> topic)
    {
        if (!_byTopic.TryGetValue(topic, out var leases)) return;
        foreach (var lease in leases)
            if (!_finding.Contains(lease))
                _finding.Add(lease);
    }

    private void Find(IBoardKind kind, string stream, ViewRow row, List<FeedLease> into)
    {
        _finding = into;
        Span<char> text = stackalloc char[BoardTopics.Longest];
        var topics = new BoardTopics(this, text);
        kind.Concerns(stream, row, ref topics);
    }
}
