using System.Text.Json;
using Coordination.Client.Api;
using Coordination.Client.Language;
using Coordination.Client.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Grids;

/// <summary>One grid in the hand of its member: works with one thumb, in the sun, and without a network.</summary>
public sealed partial class GridPage(
    Session session, CoordinationApi api, Outbox outbox, Device device, Places places, TimeProvider clock, NavigationManager navigation) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource stop = new();
    private Held? held;
    private Expected expected = null!;
    private Problem? problem;
    private ITimer? timer;

    /// <summary>What the phone keeps of the grid for when there is no network.</summary>
    /// <param name="Grid">As the server last said.</param>
    /// <param name="Details">Its roster, buildings and units.</param>
    /// <param name="Matters">Its open matters.</param>
    /// <param name="Title">Its name with its community's; null until they were told.</param>
    private sealed record Held(GridView Grid, GridDetails Details, IReadOnlyList<MatterView> Matters, string? Title = null);

    /// <summary>The grid's 15 digits.</summary>
    [Parameter] public string Code { get; set; } = "";

    private string Title => held?.Title ?? (held?.Grid.Name is { Length: > 0 } name ? name : Code);

    private bool MayGoOnDuty => session.MaySend<GoOnDuty>(Code);

    private bool MaySayLevel => session.MaySend<ReportLevel>(Code);

    private bool MayPatrol => session.MaySend<RecordPatrol>(Code);

    private bool MayHandle => session.MaySend<HandleMatter>(Code);

    private bool MayReport => session.MaySend<ReportMatter>(Code);

    private DateTimeOffset? Since => held?.Details.Members.FirstOrDefault(m => m.Member == session.Me?.Id)?.OnDutySince;

    private string Key => $"grid:{session.Me?.Id}:{Code}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        await session.Load();
        if (session.Me is not { } me) return;
        Show(await device.Recall<Held>(Key));
        outbox.Changed += Redraw;
        outbox.Done += Take;
        await outbox.Open(me.Id);
        await Load();
        timer = clock.CreateTimer(_ => InvokeAsync(Load), null, Pace, Pace);
        await device.Run("keepShell");
    }

    private async Task Load()
    {
        var grid = await api.Get<CommandAnswer<GridView>>($"api/grids/{Code}", stop.Token);
        var details = await api.Get<CommandAnswer<GridDetails>>($"api/grids/{Code}/details", stop.Token);
        var list = await api.Get<ListPage<MatterView>>(
            $"api/matters?area={Code}&status={MatterWords.Open}&sort=due&size=50", stop.Token);
        problem = grid.Problem ?? details.Problem ?? list.Problem;
        if (grid.Value is { } answer && details.Value is { } known && list.Value is { } page)
        {
            await places.Learn([Code]);
            Show(new Held(answer.View, known.View, [.. page.Items.Select(i => i.View)],
                places.Of(Code).Within.Length > 0 ? places.Say(Code) : held?.Title));
            await device.Remember(Key, held);
        }
        StateHasChanged();
    }

    private void Show(Held? what)
    {
        if (what is null) return;
        held = what;
        expected = Expected.Of(held.Grid, held.Details, held.Matters, outbox.Entries, session.Me!.Id);
    }

    private void Redraw() => InvokeAsync(() =>
    {
        Show(held);
        StateHasChanged();
    });

    // What the server answered stands at once; otherwise the page would show the old state until it has read the new.
    private void Take(SentCommand done, JsonElement view)
    {
        if (held is null) return;
        if (done.Kind == "grids" && done.Id == Code)
            held = held with { Grid = view.Deserialize<GridView>(ClientJson.Options)!, Details = After(done.Command, held.Details) };
        if (done.Kind != "matters") return;
        var matter = view.Deserialize<MatterView>(ClientJson.Options)!;
        held = held with { Matters = [.. held.Matters.Where(m => m.Id != matter.Id), matter] };
    }

    // The answer counts who is on duty; who that is, is among the details, which are read again later.
    private GridDetails After(string command, GridDetails details) => command is not ("go-on-duty" or "go-off-duty") ? details : details with
    {
        Members = [.. details.Members.Select(m => m.Member != session.Me?.Id ? m
            : m with { OnDutySince = command == "go-on-duty" ? m.OnDutySince ?? clock.GetUtcNow() : null })],
    };

    private Task<bool> Duty(bool on) => Do("grids", Code, on ? "go-on-duty" : "go-off-duty", new Nothing(), L[on ? "go-on-duty" : "go-off-duty"]);

    private Task<bool> Level((GridLevel Level, string? Reason) said) =>
        Do("grids", Code, "report-level", new ReportLevel(said.Level, said.Reason), L["level-set", L[$"level-{Wording.Word(said.Level)}"]]);

    private Task<bool> Patrol(string? note) => Do("grids", Code, "record-patrol", new RecordPatrol(note), L["record-patrol"]);

    private Task<bool> Handle(MatterView matter, string? note) =>
        Do("matters", matter.Id, "handle", new HandleMatter(note), L["did-with-detail", L["do-matters.handle"], matter.Title]);

    private Task<bool> Report(ReportForm.Filled form) => Do(
        "matters", api.NewKey(), "report", new ReportMatter(AreaCode.Parse(Code), form.Item, form.Title, form.Description),
        L["did-with-detail", L["report-matter"], form.Title]);

    private Task<bool> Do(string kind, string id, string command, object body, string words) =>
        outbox.Add(api.Command(kind, id, command, body), words);

    private async Task SignOut()
    {
        await session.SignOut();
        navigation.NavigateTo("sign-in");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
        timer?.Dispose();
        outbox.Changed -= Redraw;
        outbox.Done -= Take;
    }
}
