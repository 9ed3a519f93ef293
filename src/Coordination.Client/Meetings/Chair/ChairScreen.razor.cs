using Coordination.Client.Api;
using Coordination.Client.Language;
using Coordination.Client.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Meetings;
using Coordination.Contracts.Units;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Meetings.Chair;

/// <summary>The chair's tablet: what the room sees now, what it will see after the next tap, and that tap.</summary>
public sealed partial class ChairScreen(Session session, CoordinationApi api, Device keeper) : IDisposable
{
    private const string Key = "chair-device";
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    private readonly RoomBoard board = new();
    private readonly CancellationTokenSource stop = new();
    private string? device;
    private bool joined;
    private string motion = "";
    private bool secret, rewording, closing, sending, gone;
    private IReadOnlyList<ChainUnitView> units = [];
    private Problem? problem;

    /// <summary>The meeting's id.</summary>
    [Parameter] public string Id { get; set; } = "";

    private bool MayChair => board.State is { } state && session.Grants.Any(grant => grant.Place == ChainIds.PathOf("units", state.Chair));

    private bool Blocked => sending || board.State is { OnlyDevice: { } only } && only != device;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        device = await keeper.Recall<string>(Key);
        if (device is null) await keeper.Remember(Key, device = api.NewKey());
        await session.Load();
        board.Taken += Join;
    }

    private string Subtitle() => board.InHand is { } item ? L["chair-item", board.Agenda.ToList().IndexOf(item) + 1, board.Agenda.Count, Wording.Cut(item.Title, 30)] : "";

    // A device says once that it chairs; the others are told.
    private void Join(MeetingFrame frame)
    {
        if (joined || !MayChair || board.State is { Status: MeetingStatus.Closed or MeetingStatus.Cancelled }) return;
        joined = true;
        _ = InvokeAsync(async () =>
        {
            if (gone) return;
            if (board.State!.Devices.All(one => one.Device != device)) await Send("join-chair", new JoinChair(device, L["chair-device-name", device![^3..]]));
            if (gone) return;
            var (page, _) = await api.Get<ListPage<ChainUnitView>>($"api/units?chain={ChainIds.ChainOf(board.State.Chair)}&size=1000", stop.Token);
            units = [.. (page?.Items ?? []).Select(one => one.View)];
            if (!gone) StateHasChanged();
        });
    }

    private Task Do(string action, ChairPlan plan) => action switch
    {
        "open" => Send("open", new OpenMeeting(device)),
        "start" => Send("start-item", new StartItem(plan.NextItem!.Item, device)),
        "propose" => Propose(),
        "open-vote" => Send("open-vote", new OpenVote(secret, device)),
        "close-vote" => Send("close-vote", new CloseVote(device)),
        "close" => Close(),
        _ => Task.CompletedTask,
    };

    private async Task Propose()
    {
        await Send("propose-motion", new ProposeMotion(motion.Trim(), device));
        if (problem is null) (motion, rewording) = ("", false);
    }

    // The same motion is put once more; before the vote opens it can be worded anew.
    private Task Again() => Send("propose-motion", new ProposeMotion(board.Motion!.Text, device));

    private void Reword() => (motion, rewording) = (board.Motion?.Text ?? "", true);

    // A meeting that is closed stays closed: it is asked twice.
    private async Task Close()
    {
        if (!closing)
        {
            closing = true;
            return;
        }
        closing = false;
        await Send("close", new CloseMeeting(device));
    }

    private string? Primary(ChairPlan plan) => rewording && plan.Next is "open-vote" ? "propose" : plan.Next;

    /// <summary>Sends a tap. While the server isn't reached it is sent again under the same key, so it counts once.</summary>
    private async Task Send(string command, object body)
    {
        if (sending || gone) return;
        sending = true;
        closing &= command == "close";
        try
        {
            var (sent, ended) = (api.Command("meetings", Id, command, body), stop.Token);
            for (var attempt = 0; ; attempt++)
            {
                problem = (await api.Send(sent, ended)).Problem;
                if (problem is not { IsPassing: true } || attempt == Pauses.Length || ended.IsCancellationRequested) break;
                await Task.Delay(Pauses[attempt], ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            sending = false;
        }
        StateHasChanged();
    }

    private string Says(ChairPlan plan) => plan switch
    {
        _ when Primary(plan) == "propose" => L["chair-says-propose"],
        { Locked: { } locked } => L[locked, plan.Lacking],
        { Next: "close-vote", WouldCarry: null } => L["chair-closes-secret", plan.Missing.Count],
        { Next: "close-vote", WouldCarry: true } => L["chair-closes-carried", plan.Missing.Count],
        { Next: "close-vote" } when board.Vote!.Secret || board.Vote.Count(VoteChoice.For) >= board.Vote.Needed => L["chair-closes-few", plan.Missing.Count],
        { Next: "close-vote" } => L["chair-closes-failed", plan.Missing.Count, board.Vote!.Needed - board.Vote.Count(VoteChoice.For)],
        { Next: "start" } => L["chair-starts", Wording.Cut(plan.NextItem!.Title, 40)],
        { Next: "open-vote" } => L["chair-opens-vote", plan.Voters],
        { Next: "close" } => L[closing ? "chair-close-sure" : "chair-close-says"],
        _ => L[$"chair-says-{plan.Next}"],
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        board.Taken -= Join;
        gone = true;
        stop.Cancel();
        stop.Dispose();
    }
}
