using System.Globalization;
using Bogus;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Teams;
using Coordination.Web.Demo;

namespace Coordination.Web.Teams;

/// <summary>
/// The teams of the sample chain with their milestones: two of them eight and four months ahead of plan, as was reported,
/// the others invented. What lies ahead counts from the month in which the sample is made.
/// </summary>
internal sealed class SampleTeams(TimeProvider clock) : ISampleActor
{
    private const int Members = 12;
    private static readonly int[] Leads = [243, 122, 36, 18, 9, 0, -12, -26];
    private static readonly string[] Steps = ["立项备案", "用地批复", "土建完工", "设备到场", "安装就位", "单机试车", "系统联调", "满负荷试车", "投产达标"];
    private static readonly DateOnly FirstReached = new(2026, 3, 10);

    public string Name => "teams";

    public IReadOnlyList<string> Needs => ["units"];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed)
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(seed.Number + 6) };
        var now = clock.GetUtcNow();
        var month = new DateOnly(now.Year, now.Month, 1);
        return [SampleChain.Projects.Select((one, at) => Team(one.Team, one.Project, at, month, faker)), Obstacles()];
    }

    private static List<SampleCommand> Team(SampleMember team, string project, int at, DateOnly month, Faker faker)
    {
        SampleCommand Admin(string what, object command) => SampleCommand.AtStart(SamplePeople.Seeder, "teams", team.Id, what, command);
        SampleCommand Lead(string what, object command) => SampleCommand.AtStart(LeadOf(team), "teams", team.Id, what, command);
        var (reached, lead) = (3 + at % 4, Leads[at]);
        var forecast = month.AddDays(38 + 5 * at);
        var of = string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}");
        List<SampleCommand> script = [Admin("register", new RegisterTeam(team.Name, project, AreaCode.Parse(team.Area)))];
        for (var member = 1; member <= Members; member++)
            script.Add(Admin($"member-{member}", new EnrolTeamMember($"{team.Slug}-{member:00}", SampleCounty.Person(faker))));
        for (var step = 0; step < Steps.Length; step++)
        {
            var on = FirstReached.AddDays(30 * step);
            if (step < reached)
            {
                script.Add(Lead($"plan-{step}", new PlanMilestone($"m{step + 1}", Steps[step], on.AddDays(lead * (step + 1) / reached))));
                script.Add(Lead($"reach-{step}", new ReachMilestone($"m{step + 1}", on)));
            }
            else script.Add(Lead($"plan-{step}-{of}", new PlanMilestone($"m{step + 1}", Steps[step], forecast.AddDays(lead + 45 * (step - reached)))));
        }
        script.Add(Lead($"forecast-{of}", new ForecastMilestone($"m{reached + 1}", forecast)));
        return script;
    }

    private static IEnumerable<IReadOnlyList<SampleCommand>> Obstacles()
    {
        foreach (var (slug, title, unit) in new[] { ("duichang", "堆场缺 32 亩", "ziran"), ("andian", "变压器等并网批复", "gongdian"), ("lengzha", "缺吊装工 4 人", "renshe") })
        {
            var team = SampleChain.Projects.Select(one => one.Team).First(one => one.Slug == slug);
            yield return [SampleCommand.AtStart(LeadOf(team), "teams", team.Id, "obstacle", new RaiseObstacle(title, $"{SampleChain.Id}.{unit}"))];
        }
    }

    private static Coordination.Web.Gate.Caller LeadOf(SampleMember team) => SampleChain.Someone(Role.TeamLead, ChainIds.PathOf("teams", team.Id));
}
