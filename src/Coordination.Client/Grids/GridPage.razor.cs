using System.Text.Json;
using Coordination.Client.Api;
using Coordination.Client.Language;
using Coordination.Client.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Grids;

/// <summary>One grid in the hand of its member: works with one thumb, in the sun, and without a network.</summary>
public sealed partial class GridPage(Places places) : IFieldPage
{
    private Expected expected = null!;

    /// <summary>What the phone keeps of the grid for when there is no network.</summary>
    /// <param name="Grid">As the server last said.</param>
    /// <param name="Details">Its roster, buildings and units.</param>
    /// <param name="Matters">Its open matters.</param>
    /// <param name="Title">Its name with its community's; null until they were told.</param>
    public sealed record Kept(GridView Grid, GridDetails Details, IReadOnlyList<MatterView> Matters, string? Title = null);

    /// <inheritdoc/>
    /// <remarks>Whose every role lies in one grid works here.</remarks>
    public static string? AddressFor(IReadOnlyList<RoleGrant> grants) =>
        grants is [{ Area: { Level: AreaLevel.Grid } own }, ..] && grants.All(grant => grant.Area == own) ? $"grid/{own}" : null;

    /// <summary>The grid's 15 digits.</summary>
    [Parameter] public string Code { get; set; } = "";

    /// <inheritdoc/>
    protected override string Address => $"grid/{Code}";

    /// <inheritdoc/>
    protected override IEnumerable<string> Boards => [$"thing/grids/{Code}", $"list/matters/{Code}"];

    private string Title => Held?.Title ?? (Held?.Grid.Name is { Length: > 0 } name ? name : Code);

    private bool MayGoOnDuty => Session.MaySend<GoOnDuty>(Code);

    private bool MaySayLevel => Session.MaySend<ReportLevel>(Code);

    private bool MayPatrol => Session.MaySend<RecordPatrol>(Code);

    private bool MayHandle => Session.MaySend<HandleMatter>(Code);

    private bool MayReport => Session.MaySend<ReportMatter>(Code);

    private DateTimeOffset? Since => Held?.Details.Members.FirstOrDefault(m => m.Member == Session.Me?.Id)?.OnDutySince;

    /// <inheritdoc/>
    protected override async Task<(Kept? Held, Problem? Problem)> Read(CancellationToken ended)
    {
        var grid = await Api.Get<CommandAnswer<GridView>>($"api/grids/{Code}", ended);
        var details = await Api.Get<CommandAnswer<GridDetails>>($"api/grids/{Code}/details", ended);
        var list = await Api.Get<ListPage<MatterView>>($"api/matters?area={Code}&status={MatterWords.Open}&sort=due&size=50", ended);
        if (grid.Value is not { } answer || details.Value is not { } known || list.Value is not { } page)
            return (null, grid.Problem ?? details.Problem ?? list.Problem);
        await places.Learn([Code]);
        return (new Kept(answer.View, known.View, [.. page.Items.Select(i => i.View)],
            places.Of(Code).Within.Length > 0 ? places.Say(Code) : Held?.Title), null);
    }

    /// <inheritdoc/>
    protected override void Expect(Kept held) => expected = Expected.Of(held.Grid, held.Details, held.Matters, Outbox.Entries, Session.Me!.Id);

    /// <inheritdoc/>
    protected override Kept After(Kept held, SentCommand done, JsonElement view)
    {
        if (done.Kind == "grids" && done.Id == Code)
            return held with { Grid = view.Deserialize<GridView>(ClientJson.Options)!, Details = After(done.Command, held.Details) };
        if (done.Kind != "matters") return held;
        var matter = view.Deserialize<MatterView>(ClientJson.Options)!;
        return held with { Matters = [.. held.Matters.Where(m => m.Id != matter.Id), matter] };
    }

    // The answer counts who is on duty; who that is, is among the details, which are read again later.
    private GridDetails After(string command, GridDetails details) => command is not ("go-on-duty" or "go-off-duty") ? details : details with
    {
        Members = [.. details.Members.Select(m => m.Member != Session.Me?.Id ? m
            : m with { OnDutySince = command == "go-on-duty" ? m.OnDutySince ?? Clock.GetUtcNow() : null })],
    };

    private Task<bool> Duty(bool on) => Do("grids", Code, on ? "go-on-duty" : "go-off-duty", new Nothing(), L[on ? "go-on-duty" : "go-off-duty"]);

    private Task<bool> Level((GridLevel Level, string? Reason) said) =>
        Do("grids", Code, "report-level", new ReportLevel(said.Level, said.Reason), L["level-set", L[$"level-{Wording.Word(said.Level)}"]]);

    private Task<bool> Patrol(string? note) => Do("grids", Code, "record-patrol", new RecordPatrol(note), L["record-patrol"]);

    private Task<bool> Handle(MatterView matter, string? note) =>
        Do("matters", matter.Id, "handle", new HandleMatter(note), L["did-with-detail", L["do-matters.handle"], matter.Title]);

    private Task<bool> Report(ReportForm.Filled form) => Do(
        "matters", Api.NewKey(), "report", new ReportMatter(AreaCode.Parse(Code), form.Item, form.Title, form.Description),
        L["did-with-detail", L["report-matter"], form.Title]);
}
