using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Teams;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Web.Demo;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Teams;

/// <summary>What goes on in the sample's teams: progress, forecasts that move by a day, milestones that are reached when their day comes.</summary>
internal sealed class TeamPlay(IOptions<BoardOptions> boards) : ISamplePlay
{
    private const int Ahead = 45, MostOwed = 4;
    private static readonly TimeSpan HelpTakes = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan[] HelpWithin = [TimeSpan.FromMinutes(3), TimeSpan.FromHours(20), TimeSpan.FromDays(3), TimeSpan.FromDays(8)];

    private static readonly (string Title, string Unit)[] Needs =
    [
        ("堆场缺 32 亩", "ziran"), ("变压器等并网批复", "gongdian"), ("缺吊装工 4 人", "renshe"), ("氧气站等安全评价", "yingji"), ("厂前道口等改线", "jiaotong"),
        ("海域使用权等续期", "haiyang"), ("环评批复未到", "huanjing"), ("设备进口等免税", "shuiwu"),
    ];

    private static readonly string[] Notes = ["空载试车通过", "二次灌浆完成", "主变压器就位", "管道试压合格", "电缆敷设过半", "轧机牌坊吊装完成", "调试人员已进场"];
    private static readonly HashSet<string> Played = [.. SampleChain.Projects.Where(one => one.Team.SignIn == 0).Select(one => one.Team.Id)];
    private readonly Dictionary<string, TeamView> _views = [];

    public int Weight => 3;

    public async Task Load(IViews views, CancellationToken stop)
    {
        _views.Clear();
        await foreach (var view in views.Under(new ViewScan(["teams"]) { Chain = ChainIds.PathOf(SampleChain.Id) }, stop)) Take(view.Row.Body);
    }

    public void Take(SampleCommand sent, Answer answer) => Take(answer.View);

    public SampleCommand? Next(SampleTurn turn)
    {
        if (turn.Random.Next(4) == 0 && Help(turn) is { } help) return help;
        if (turn.Any(_views.Values) is not { InHand: { } inHand } team) return null;
        var today = Days.Of(turn.Now, boards.Value.Zone);
        object command = inHand switch
        {
            // Projects of a demo don't end: after the last milestone there is another.
            { Reached: not null } => new PlanMilestone($"m{team.Milestones + 1}", "产线升级", today.AddDays(Ahead + (team.LastLead ?? 0))),
            { Forecast: null } => new ForecastMilestone(inHand.Milestone, inHand.Plan.AddDays(-(team.LastLead ?? 0)) is var day && day > today ? day : today.AddDays(Ahead)),
            { Forecast: { } forecast } when forecast <= today => new ReachMilestone(inHand.Milestone, today),
            _ => new ReportProgress(turn.Any(Notes)!),
        };
        return ByLead(team, turn, command);
    }

    // Help that is asked for, in time or not, and given.
    private SampleCommand? Help(SampleTurn turn)
    {
        var owing = _views.Values.Where(team => team.Owed is not null).ToList();
        if (owing.MinBy(team => team.Owed!.RaisedAt) is { Owed: { } oldest } longest && turn.Now - oldest.RaisedAt > HelpTakes)
            return ByLead(longest, turn, new ClearObstacle(oldest.Obstacle, "已解决"));
        if (owing.Count >= MostOwed || turn.Any(_views.Values.Except(owing)) is not { } team) return null;
        var (title, unit) = turn.Any(Needs);
        return ByLead(team, turn, new RaiseObstacle(title, $"{SampleChain.Id}.{unit}", turn.Now + turn.Any(HelpWithin)));
    }

    private static SampleCommand ByLead(TeamView team, SampleTurn turn, object command) =>
        new(SampleChain.Someone(Role.TeamLead, ChainIds.PathOf("teams", team.Id)), "teams", team.Id, turn.Key, command);

    private void Take(ReadOnlyMemory<byte> body)
    {
        var view = (TeamView)KindCatalog.Find("teams")!.ViewOf(body);
        if (Played.Contains(view.Id)) _views[view.Id] = view;
    }
}
