using Coordination.Contracts;
using Coordination.Contracts.Meetings;

namespace Coordination.Client.Meetings.Room;

/// <summary>What a seat says by its shape, never by red and green.</summary>
public static class SeatMark
{
    /// <summary>All of them, as the legend lists them.</summary>
    public static IReadOnlyList<string> All { get; } = ["for", "against", "abstain", "open", "absent"];

    /// <summary>One of <see cref="All"/>, or <c>voted</c> for a secret vote, <c>interest</c>, <c>here</c> while nothing is voted on.</summary>
    public static string Of(Seat seat, Vote? vote)
    {
        if (seat.Interested) return "interest";
        if (vote is null) return seat.Present ? "here" : "absent";
        if (vote.Votes.FirstOrDefault(one => one.Unit == seat.Unit) is { } said) return said.Choice is { } choice ? WireEnums.NameOf(choice) : "voted";
        return vote.Voters.Contains(seat.Unit) ? "open" : "absent";
    }
}
