using Coordination.Contracts.Meetings;

namespace Coordination.Client.Meetings.Chair;

/// <summary>
/// What the chair does next and what the room will see then. The same rules as the server's; where they should differ, the
/// server's answer counts.
/// </summary>
public sealed class ChairPlan
{
    private readonly RoomBoard board;

    private ChairPlan(RoomBoard board) => this.board = board;

    /// <summary>The next action: <c>open start propose open-vote close-vote decide close</c>; null when the meeting is over.</summary>
    public string? Next { get; private init; }

    /// <summary>What must come first, a text's key; null when it can be pressed.</summary>
    public string? Locked { get; private init; }

    /// <summary>The item that comes next; null for none.</summary>
    public AgendaItem? NextItem => board.Agenda.FirstOrDefault(one => one.Status is ItemStatus.Planned);

    /// <summary>Those who are present and have no interest.</summary>
    public int Voters => board.Presence.Count(seat => seat is { Present: true, Interested: false });

    /// <summary>How many are missing for the quorum; 0 for none.</summary>
    public int Lacking => Math.Max(0, board.State!.Quorum - Voters);

    /// <summary>True while a vote is open.</summary>
    public bool IsVoting => board.Vote is { ClosedAt: null };

    /// <summary>Those whose vote is missing.</summary>
    public IReadOnlyList<string> Missing => board.Vote is { ClosedAt: null } vote
        ? [.. vote.Voters.Where(unit => vote.Votes.All(one => one.Unit != unit))]
        : [];

    /// <summary>What the board asks of its chair.</summary>
    public static ChairPlan Of(RoomBoard board)
    {
        var quorum = new ChairPlan(board).Lacking > 0 ? "chair-lacks-quorum" : null;
        return board switch
        {
            { State: null or { Status: MeetingStatus.Closed or MeetingStatus.Cancelled } } => new(board),
            { State.Status: MeetingStatus.Called } => new(board) { Next = "open", Locked = quorum },
            { Item.Item: 0 } => new(board) { Next = new ChairPlan(board).NextItem is null ? "close" : "start" },
            { Vote: { ClosedAt: null } } => new(board) { Next = "close-vote" },
            { Motion: null } => new(board) { Next = "propose" },
            { Vote: null } => new(board) { Next = "open-vote", Locked = quorum },
            { Vote.Carried: true, Settled: null } => new(board) { Next = "decide" },
            _ => new(board) { Next = new ChairPlan(board).NextItem is null ? "close" : "start" },
        };
    }

    /// <summary>How the four steps of an item stand: <c>done</c>, <c>now</c> or <c>later</c>.</summary>
    public IEnumerable<(string Step, string State)> Steps()
    {
        var reached = board switch
        {
            { Item.Item: 0 } => 0,
            { Vote: null } => 1,
            { Vote.ClosedAt: null } => 2,
            { Settled: null } => 3,
            _ => 4,
        };
        return new[] { "discuss", "vote", "decide", "next" }.Select((step, at) => (step, at < Math.Min(reached, 2) || at == 2 && reached == 4 ? "done" : step == Now ? "now" : "later"));
    }

    private string? Now => Next switch { "start" or "close" => board.Item.Item == 0 ? "discuss" : "next", "propose" or "open-vote" => "vote", "decide" => "decide", _ => null };

    /// <summary>True when the motion carries if the vote is closed now; null while nobody can tell, as the vote is secret.</summary>
    public bool? WouldCarry => board.Vote switch
    {
        null => false,
        { Voters.Count: var voters } when voters < board.State!.Quorum => false,
        { Secret: true, ClosedAt: null } => null,
        { } vote => vote.Count(VoteChoice.For) >= vote.Needed,
    };
}
