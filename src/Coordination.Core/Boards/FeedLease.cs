namespace Coordination.Core.Boards;

/// <summary>One board's share of a feed: the newest fact per stream that it was not sent yet.</summary>
internal sealed class FeedLease(string board, string[] topics)
{
    private readonly Lock _gate = new();
    private Dictionary<string, BoardFact> _waiting = [];
    private long _until;

    public string Board { get; } = board;

    public string[] Topics { get; } = topics;

    /// <summary>UTC. Read and written by several threads.</summary>
    public DateTimeOffset Until
    {
        get => new(Volatile.Read(ref _until), TimeSpan.Zero);
        set => Volatile.Write(ref _until, value.UtcTicks);
    }

    public Task Sending { get; set; } = Task.CompletedTask;

    public bool IsWaiting { get { lock (_gate) return _waiting.Count > 0; } }

    public void Add(BoardFact fact)
    {
        lock (_gate)
            if (!_waiting.TryGetValue(fact.Stream, out var known) || known.Version < fact.Version)
                _waiting[fact.Stream] = fact;
    }

    public BoardFact[]? Take()
    {
        if (!Sending.IsCompleted) return null;
        lock (_gate)
        {
            if (_waiting.Count == 0) return null;
            var taken = _waiting;
            _waiting = [];
            return [.. taken.Values];
        }
    }
}
