using Coordination.Client.Api;
using Coordination.Client.Shell;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Meetings;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Meetings.Unit;

/// <summary>A meeting in the hand of one of its units: be there, ask to speak, vote. A vote goes now or not at all: it doesn't wait in a queue.</summary>
public sealed partial class UnitScreen(Session session, CoordinationApi api)
{
    private readonly RoomBoard board = new();
    private string? chosen;
    private bool sending;
    private Problem? problem;

    /// <summary>The meeting's id.</summary>
    [Parameter] public string Id { get; set; } = "";

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => session.Load();

    // The seats of the units that the reader acts for.
    private List<Seat> Own => [.. board.Presence.Where(seat => session.Grants.Any(grant => grant.Place == ChainIds.PathOf("units", seat.Unit)))];

    private Seat? Me => Own.Find(seat => seat.Unit == chosen) ?? Own.FirstOrDefault();

    private bool IsWaiting => Me is { } me && board.Queue.Contains(me.Unit);

    private bool MustVote => Me is { } me && board.Vote is { ClosedAt: null } vote && vote.Voters.Contains(me.Unit) && vote.Votes.All(one => one.Unit != me.Unit);

    private string VoteSays() => board.Vote switch
    {
        null => L["room-vote-not-open"],
        { Carried: { } carried } => L[carried ? "room-carried" : "room-failed"],
        { RemindedAt: not null } when MustVote => L["unit-reminded"],
        _ when MustVote => L["unit-must-vote"],
        { } vote when vote.Votes.FirstOrDefault(one => one.Unit == Me?.Unit) is { } mine => mine.Choice is { } choice ? L["unit-voted-so", L[$"vote-{Contracts.WireEnums.NameOf(choice)}"]] : L["unit-voted"],
        _ => L[Me?.Interested is true ? "unit-has-interest" : "unit-no-voter"],
    };

    private async Task Send(string command, object body)
    {
        if (sending) return;
        sending = true;
        problem = (await api.Send(api.Command("meetings", Id, command, body))).Problem;
        sending = false;
        StateHasChanged();
    }
}
