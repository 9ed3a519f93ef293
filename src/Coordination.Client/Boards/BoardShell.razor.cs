using System.Globalization;
using Coordination.Client.Api;
using Coordination.Client.Shell;
using Coordination.Contracts.Boards;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Boards;

/// <summary>
/// Follows one board and redraws its cards, at most four times a second or with each frame: live, or with <c>?at=</c> as it stood at a past
/// moment. A viewer link's token in the address's fragment is redeemed first, and taken out of the address.
/// </summary>
public sealed partial class BoardShell<TFrame>(
    BoardFeed feed, Session session, Device device, CoordinationApi api, TimeProvider clock) : IDisposable where TFrame : Frame
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private Freshness freshness = null!;
    private CancellationTokenSource stop = new();
    private (string Board, string? At) shown;
    private bool entered;
    private bool left;
    private BoardLoss? loss;
    private ITimer? pace;
    private bool stale = true;
    private int drawn = -1;

    /// <summary>The board, for example <c>area/360424</c>; another one is followed from its start.</summary>
    [Parameter, EditorRequired] public string Board { get; set; } = "";

    /// <summary>Where its frames go; the same one for as long as the page lives.</summary>
    [Parameter, EditorRequired] public BoardFold<TFrame> Fold { get; set; } = null!;

    /// <summary>The heading, asked for at each drawing once the board is there.</summary>
    [Parameter, EditorRequired] public Func<string> Name { get; set; } = null!;

    /// <summary>What stands beside the heading, asked for at each drawing.</summary>
    [Parameter] public Func<string>? Subtitle { get; set; }

    /// <summary>True for a board inside the console; false for one that fills a screen.</summary>
    [Parameter] public bool OnDesk { get; set; }

    /// <summary>True for a board that is pressed on a tablet: it scrolls, and its words have the size of a hand's distance.</summary>
    [Parameter] public bool InHand { get; set; }

    /// <summary>True for a board that is drawn with each frame, and every second for its clocks; false for one that is looked at now and then.</summary>
    [Parameter] public bool IsPrompt { get; set; }

    /// <summary>The cards. They are given the moment that the board shows: now by the server's clock, or the past one.</summary>
    [Parameter, EditorRequired] public RenderFragment<DateTimeOffset> ChildContent { get; set; } = null!;

    /// <summary>RFC 3339; null for now.</summary>
    [SupplyParameterFromQuery(Name = "at")] public string? At { get; set; }

    private DateTimeOffset? Moment => DateTimeOffset.TryParse(At, CultureInfo.InvariantCulture, out var at) ? at : null;

    private DateTimeOffset Now => Moment ?? freshness.Now;

    private string Title => Fold.IsThere || OnDesk ? Name() : "";

    private string Waiting => loss switch
    {
        BoardLoss.Refused => "no-such-board-next",
        BoardLoss.SignedOut => "signed-out-next",
        _ => "connecting",
    };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        freshness = new Freshness(clock);
        pace = clock.CreateTimer(_ => InvokeAsync(Redraw), null, Pace, Pace);
        var link = await device.Ask<string?>("fragment") ?? "";
        if (link.StartsWith("#token=", StringComparison.Ordinal) || link.StartsWith("#link=", StringComparison.Ordinal))
        {
            await session.Redeem(Uri.UnescapeDataString(link[(link.IndexOf('=') + 1)..]));
            await device.Run("dropFragment");
        }
        await session.Load();
        entered = true;
        Begin();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (entered) Begin();
    }

    private void Begin()
    {
        if (left || shown == (Board, At)) return;
        shown = (Board, At);
        stop.Cancel();
        stop.Dispose();
        stop = new();
        Fold.Forget();
        (loss, freshness) = (null, new Freshness(clock));
        _ = Moment is null ? feed.Follow<TFrame>(Board, () => Fold.Sequence, Take, Lost, stop.Token) : ShowPast(stop.Token);
    }

    private bool Take(TFrame frame)
    {
        if (!Fold.TryTake(frame, out var changed)) return false;
        freshness.Heard(frame.At);
        stale |= changed || loss is not null;
        loss = null;
        if (IsPrompt && stale) _ = InvokeAsync(Redraw);
        // Who we are decides what is shown beside the board; the server may have been away when this page asked first.
        if (session.Me is null || session.IsRecalled) _ = session.Load();
        return true;
    }

    private void Lost(BoardLoss why)
    {
        loss = why;
        freshness.Lost();
        stale = true;
    }

    private async Task ShowPast(CancellationToken ended)
    {
        var path = $"api/boards/{Board}?at={Uri.EscapeDataString(At!)}";
        for (var attempt = 1; ; attempt++)
        {
            var (frame, problem) = await api.Get<TFrame>(path, ended);
            if (ended.IsCancellationRequested) return;
            if (frame is not null)
            {
                Take(frame);
                return;
            }
            Lost(problem!.IsPassing ? BoardLoss.Away : problem.IsSignedOut ? BoardLoss.SignedOut : BoardLoss.Refused);
            if (!problem.IsPassing) return;
            await Task.Delay(BoardFeed.Pause(attempt, Random.Shared.NextDouble()), clock, ended)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Redraw()
    {
        // How long things are overdue is said in minutes, but for clocks that run.
        var now = freshness.Now;
        var said = IsPrompt ? now.Minute * 60 + now.Second : now.Minute;
        if (!stale && said == drawn) return;
        (stale, drawn) = (false, said);
        StateHasChanged();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        left = true;
        stop.Cancel();
        stop.Dispose();
        pace?.Dispose();
    }
}
