using Coordination.Client.Api;
using Coordination.Client.Shell;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Boards;

/// <summary>The wall of one area: live, or with <c>?at=</c> as it stood at a past moment.</summary>
public sealed partial class WallPage(
    BoardFeed feed, Session session, Device device, CoordinationApi api, TimeProvider clock) : IDisposable
{
    /// <summary>Rows beside the tiles are drawn at most this often; the tiles themselves at once.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>The ticker moves at most this often, so that it can be read.</summary>
    private static readonly TimeSpan TickerPace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stop = new();
    private readonly Board board = new();
    private Freshness freshness = null!;
    private TileMap? map;
    private BoardLoss? loss;
    private ITimer? pace;
    private IReadOnlyList<TickerItem> ticker = [];
    private long tickerMoved;
    private bool stale = true;
    private int drawn = -1;
    private bool arrange;

    /// <summary>The area's code.</summary>
    [Parameter] public string Code { get; set; } = "";

    /// <summary>RFC 3339; null for now.</summary>
    [SupplyParameterFromQuery(Name = "at")] public string? At { get; set; }

    private string Id => $"area/{Code}";

    private DateTimeOffset? Moment =>
        DateTimeOffset.TryParse(At, System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : null;

    private string Name => board.Figures is null ? "" : board.NameOf(Code);

    private string Subtitle => Code.Length switch { 6 => "wall-county", 9 => "wall-street", _ => "wall-community" };

    private string Waiting => loss switch
    {
        BoardLoss.Refused => "no-such-board-next",
        BoardLoss.SignedOut => "signed-out-next",
        _ => "connecting",
    };

    private bool Sample => session.Me?.Demo is true;

    private bool HasDoors => session.Me is { } me && me.Grants.Any(g => g.Role is not Role.Viewer);

    private bool HasCards => Code.Length == 12 && board.Tiles.Count <= GridCards.Most;

    private TimeSpan? Longest => board.Overdue.Count > 0 ? (Moment ?? freshness.Now) - board.Overdue[0].DueAt : null;

    // What the overdue list leaves free belongs to the ranking: its rows are lower.
    private int RankingRoom => 10 + (int)((OverdueCard.Shown - Math.Min(OverdueCard.Shown, board.Overdue.Count)) * 1.5);

    private string Covered
    {
        get
        {
            var communities = TileLayout.Communities(board);
            var grids = board.Figures!.Grids;
            return Code.Length < 12 && communities > 1 ? L["covers-communities", communities, grids] : L["covers-grids", grids];
        }
    }

    private string Summary
    {
        get
        {
            var alert = board.Tiles.Where(t => t.Level is GridLevel.Alert).Select(t => board.NameOf(Board.CodeOf(t)));
            var figures = board.Figures!;
            return L["tiles-in-words", figures.Grids, figures.Alert, figures.Busy, figures.Overdue, string.Join(", ", alert)];
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        freshness = new Freshness(clock);
        var link = await device.Ask<string>("fragment");
        if (link.StartsWith("#token=", StringComparison.Ordinal) || link.StartsWith("#link=", StringComparison.Ordinal))
        {
            await session.Redeem(Uri.UnescapeDataString(link[(link.IndexOf('=') + 1)..]));
            await device.Tell("dropFragment");
        }
        await session.Load();
        if (Moment is not null) await ShowPast();
        else _ = Watch();
        pace = clock.CreateTimer(_ => InvokeAsync(Refresh), null, Pace, Pace);
    }

    private Task Watch() => feed.Follow(Id, () => board.Sequence, Take, Lost, stop.Token);

    private bool Take(Frame frame)
    {
        if (!board.TryApply(frame, out var change)) return false;
        freshness.Heard(frame.At);
        loss = null;
        stale |= change != BoardChange.None;
        if (change.HasFlag(BoardChange.Layout)) arrange = true;
        else if (change.HasFlag(BoardChange.Tiles) && map is not null) _ = map.Paint(frame.Tiles);
        // Who we are decides about the sample mark; the server may have been away when this page asked first.
        if (session.Me is null || session.IsRecalled) _ = session.Load();
        return true;
    }

    private void Lost(BoardLoss why)
    {
        loss = why;
        freshness.Lost();
        stale = true;
    }

    private async Task ShowPast()
    {
        var path = $"api/boards/{Id}?at={Uri.EscapeDataString(At!)}";
        for (var attempt = 1; !stop.IsCancellationRequested; attempt++)
        {
            var answer = await api.Get<Frame>(path, stop.Token);
            if (answer.Value is { } frame)
            {
                Take(frame);
                return;
            }
            Lost(answer.Problem is { IsPassing: true } ? BoardLoss.Away
                : answer.Problem is { IsSignedOut: true } ? BoardLoss.SignedOut : BoardLoss.Refused);
            if (!answer.Problem!.IsPassing) return;
            await Task.Delay(BoardFeed.Pause(attempt, Random.Shared.NextDouble()), clock, stop.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Refresh()
    {
        if (!ReferenceEquals(ticker, board.Ticker) && (ticker.Count == 0 || clock.GetElapsedTime(tickerMoved) > TickerPace))
        {
            (ticker, tickerMoved, stale) = (board.Ticker, clock.GetTimestamp(), true);
        }
        // How long things are overdue is said in minutes.
        var minute = freshness.Now.Minute;
        if (!stale && minute == drawn) return;
        stale = false;
        drawn = minute;
        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!arrange || map is null) return;
        arrange = false;
        await map.Arrange(board);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
        pace?.Dispose();
    }
}
