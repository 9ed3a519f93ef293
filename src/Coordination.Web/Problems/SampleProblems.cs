using Bogus;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Visits;
using Coordination.Core.Journal;
using Coordination.Web.Demo;
using Coordination.Web.Gate;

namespace Coordination.Web.Problems;

/// <summary>
/// The problems of the sample chain: as many solved by visits, three each, and by the service centre as were reported, and a
/// dozen that are open. What they are about is invented.
/// </summary>
internal sealed class SampleProblems(TimeProvider clock) : ISampleActor
{
    private const int Visits = 54, Each = 3, ByServiceCentre = 360, Open = 12;

    public string Name => "problems";

    public IReadOnlyList<string> Needs => ["leaders"];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed)
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(seed.Number + 7) };
        var month = SampleSeed.MonthOf(clock);
        return
        [
            Enumerable.Range(0, Visits).Select(at => Visited(at, faker, month)),
            Enumerable.Range(0, ByServiceCentre).Select(at => Solved($"centre-{at}", ProblemDoor.ServiceCentre, faker, month)),
            Enumerable.Range(0, Open).Select(at => Opened(at, faker, month)),
        ];
    }

    // Half of them on the monthly tea day, half by the units' own people.
    private static List<SampleCommand> Visited(int at, Faker faker, DateTimeOffset month)
    {
        var (firm, unit) = (faker.PickRandom(SampleChain.Firms.AsEnumerable()), faker.PickRandom(SampleChain.Departments.AsEnumerable()));
        var id = WorkId.From("sample/visits", CommandKey.OfServer($"{at}"), 0);
        var by = SampleChain.Someone(Role.MemberUnit, ChainIds.PathOf("units", unit.Id));
        var record = new RecordVisit(firm.Id, at % 2 == 0 ? VisitSort.TeaDay : VisitSort.CadresToFirms, DateOnly.FromDateTime(month.AddDays(-6 * at).DateTime), unit.Id);
        List<SampleCommand> commands = [SampleCommand.AtStart(by, "visits", id, "record", record)];
        for (var number = 0; number < Each; number++)
        {
            var (category, title) = faker.PickRandom(ProblemSamples.All);
            var raise = SampleCommand.AtStart(by, "visits", id, $"raise-{number}", new RaiseProblem(title, category));
            var script = new ProblemScript(WorkId.From($"visits/{id}", CommandKey.OfServer(raise.Key), 0), firm, faker.PickRandom(SampleChain.Departments.AsEnumerable()));
            commands.AddRange([raise, script.Assign(month.AddDays(faker.Random.Int(35, 60))), script.Answer(faker.PickRandom(ProblemSamples.Answers)), script.Confirm()]);
        }
        return commands;
    }

    private static List<SampleCommand> Solved(string name, ProblemDoor door, Faker faker, DateTimeOffset month)
    {
        var script = new ProblemScript(IdOf(name), faker.PickRandom(SampleChain.Firms.AsEnumerable()), faker.PickRandom(SampleChain.Departments.AsEnumerable()));
        return [script.File(door, faker.PickRandom(ProblemSamples.All)), script.Assign(month.AddDays(faker.Random.Int(35, 60))), script.Answer(faker.PickRandom(ProblemSamples.Answers)), script.Confirm()];
    }

    // The same at every start.
    private static string IdOf(string name) => WorkId.From("sample/problems", CommandKey.OfServer(name), 0);

    // In all steps, some with a deadline near.
    private static List<SampleCommand> Opened(int at, Faker faker, DateTimeOffset month)
    {
        var script = new ProblemScript(IdOf($"open-{at}"), SampleChain.Firms[at * 2], SampleChain.Departments[at % SampleChain.Departments.Count]);
        List<SampleCommand> commands = [script.File(at % 2 == 0 ? ProblemDoor.Firm : ProblemDoor.Visit, ProblemSamples.All[at])];
        if (at % 3 > 0) commands.Add(script.Assign(month.AddDays(31 + 2 * at)));
        if (at % 6 == 5) commands.Add(script.Answer(faker.PickRandom(ProblemSamples.Answers)));
        return commands;
    }
}

/// <summary>One sample problem's commands, as those would send them whose turn it is.</summary>
internal sealed class ProblemScript(string id, SampleMember firm, SampleMember unit)
{
    public SampleCommand File(ProblemDoor door, (ProblemCategory Category, string Title) about) => Of(
        door is ProblemDoor.Firm ? Firm : SampleChain.Someone(Role.ChainChief, ChainIds.PathOf(SampleChain.Id)),
        "file", new FileProblem(SampleChain.Id, about.Title, about.Category, door, firm.Id));

    public SampleCommand Assign(DateTimeOffset due) =>
        Of(SampleChain.Someone(Role.ChainChief, ChainIds.PathOf(SampleChain.Id)), "assign", new AssignProblem(unit.Id, due));

    public SampleCommand Answer(string words) => Of(SampleChain.Someone(Role.MemberUnit, ChainIds.PathOf("units", unit.Id)), "answer", new AnswerProblem(words));

    public SampleCommand Confirm() => Of(Firm, "confirm", new ConfirmProblem());

    private Caller Firm => SampleChain.Someone(Role.Enterprise, ChainIds.PathOf("enterprises", firm.Id));

    private SampleCommand Of(Caller by, string what, object command) => SampleCommand.AtStart(by, "problems", id, what, command);
}

/// <summary>What sample problems are called. Invented; any likeness to a real one is chance.</summary>
internal static class ProblemSamples
{
    /// <summary>Titles with what each is about.</summary>
    public static readonly (ProblemCategory Category, string Title)[] All =
    [
        (ProblemCategory.SeaUse, "海域使用权年底到期"), (ProblemCategory.LandUse, "临港堆场缺 32 亩"), (ProblemCategory.Approval, "二期环评批复未到"),
        (ProblemCategory.Power, "夜间用电负荷不足"), (ProblemCategory.Labour, "技工宿舍不够住"), (ProblemCategory.Finance, "设备贷款贴息未兑付"),
        (ProblemCategory.Logistics, "厂前道口大车掉头难"), (ProblemCategory.Environment, "酸洗废水并管要排期"), (ProblemCategory.Power, "岸电扩容等批复"),
        (ProblemCategory.Approval, "特种设备检验排队"), (ProblemCategory.LandUse, "厂区围墙外边角地确权"), (ProblemCategory.Labour, "冷轧班组缺熟练工"),
        (ProblemCategory.Logistics, "原料船靠泊等潮太久"), (ProblemCategory.Finance, "应收款保理额度不够"), (ProblemCategory.SeaUse, "码头前沿清淤排期"),
        (ProblemCategory.Other, "夜班接驳车加班次"), (ProblemCategory.Environment, "钢渣临时堆存点备案"), (ProblemCategory.Approval, "消防验收预约不上"),
    ];

    /// <summary>What units say that solved one.</summary>
    public static readonly string[] Answers = ["已办结并送达批复", "已现场协调，按期实施", "已列入计划并落实资金", "已开通绿色通道办完", "已与各方签订协议"];
}
