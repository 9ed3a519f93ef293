using System.Text.Json;
using Coordination.Client.Api;
using Coordination.Client.Language;
using Coordination.Client.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Teams;
using Coordination.Contracts.Units;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Teams;

/// <summary>One team in the hand of its lead: works with one thumb, and without a network.</summary>
public sealed partial class TeamPhonePage(Places places) : IFieldPage
{
    private const string Kind = "teams";

    private Doing doing;
    private string text = "";
    private string unit = "";
    private DateOnly? forecast;
    private DateOnly? by;

    /// <summary>What the phone keeps of the team for when there is no network.</summary>
    /// <param name="Team">As the server last said.</param>
    /// <param name="Details">Its members, milestones and obstacles.</param>
    /// <param name="Units">Departments of the chain, who can be asked for help.</param>
    public sealed record Kept(TeamView Team, TeamDetails Details, IReadOnlyList<ChainUnitView> Units);

    private enum Doing
    {
        Nothing,
        Progress,
        Help,
    }

    /// <inheritdoc/>
    /// <remarks>Whose every role lies in one team, and who reports for it, works here.</remarks>
    public static string? AddressFor(IReadOnlyList<RoleGrant> grants) =>
        grants is [{ Place: var place }, ..] && grants.All(grant => grant.Place == place) && Permissions.ToSend(grants, typeof(ReportProgress)).Count > 0
            && ChainIds.IdAt(place) is { } id && ChainIds.PathOf(Kind, id) == place ? $"team/{id}" : null;

    /// <summary>The team's id.</summary>
    [Parameter] public string Id { get; set; } = "";

    /// <inheritdoc/>
    protected override string Address => $"team/{Id}";

    /// <inheritdoc/>
    protected override IEnumerable<string> Boards => [$"thing/{Kind}/{Id}"];

    private DateTimeOffset Now => Clock.GetUtcNow();

    private DateOnly Today => Wording.DayOf(Now);

    private bool MayReport => Session.MaySend<ReportProgress>(ChainIds.PathOf(Kind, Id));

    /// <inheritdoc/>
    protected override async Task<(Kept? Held, Problem? Problem)> Read(CancellationToken ended)
    {
        var team = await Api.Get<CommandAnswer<TeamView>>($"api/{Kind}/{Id}", ended);
        var details = await Api.Get<CommandAnswer<TeamDetails>>($"api/{Kind}/{Id}/details", ended);
        var units = await Api.Get<ListPage<ChainUnitView>>($"api/units?chain={ChainIds.ChainOf(Id)}&size=1000", ended);
        if (team.Value is not { } answer || details.Value is not { } known || units.Value is not { } page)
            return (null, team.Problem ?? details.Problem ?? units.Problem);
        await places.Learn(known.View.Obstacles.Select(one => one.Unit).OfType<string>().Select(one => ChainIds.PathOf("units", one)));
        return (new Kept(answer.View, known.View, [.. page.Items.Select(one => one.View).Where(one => one.Sort is UnitSort.Department)]), null);
    }

    /// <inheritdoc/>
    /// <remarks>The answer tells the view alone: the details are read again.</remarks>
    protected override Kept After(Kept held, SentCommand done, JsonElement view)
    {
        if (done.Kind != Kind || done.Id != Id) return held;
        _ = InvokeAsync(Load);
        return held with { Team = view.Deserialize<TeamView>(ClientJson.Options)! };
    }

    private async Task Progress()
    {
        if (!string.IsNullOrWhiteSpace(text)) await Do("report-progress", new ReportProgress(text.Trim()), L["did-with-detail", L["team-report"], text.Trim()]);
        if (forecast is { } day && Held?.Team.InHand is { Reached: null } hand)
            await Do("forecast-milestone", new ForecastMilestone(hand.Milestone, day), L["did-with-detail", L["team-new-forecast"], hand.Name]);
        Stop();
    }

    private async Task Reach(MilestoneView hand)
    {
        await Do("reach-milestone", new ReachMilestone(hand.Milestone), L["team-reach", hand.Name]);
        Stop();
    }

    private async Task Help()
    {
        DateTimeOffset? due = by is { } day ? Wording.StartOf(day.AddDays(1)) : null;
        await Do("raise-obstacle", new RaiseObstacle(text.Trim(), unit.Length > 0 ? unit : null, due), L["did-with-detail", L["team-ask"], text.Trim()]);
        Stop();
    }

    private Task<bool> Clear(ObstacleView one) => Do("clear-obstacle", new ClearObstacle(one.Obstacle), L["did-with-detail", L["team-cleared"], one.Title]);

    private Task<bool> Do(string command, object body, string words) => Do(Kind, Id, command, body, words);

    private void Stop() => (doing, text, unit, forecast, by) = (Doing.Nothing, "", "", null, null);
}
