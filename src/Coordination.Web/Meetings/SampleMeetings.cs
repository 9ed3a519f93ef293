using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Meetings;
using Coordination.Contracts.Problems;
using Coordination.Core.Journal;
using Coordination.Web.Demo;
using Coordination.Web.Gate;

namespace Coordination.Web.Meetings;

/// <summary>The joint meetings of the sample chain: eleven, which decided on 46 problems that are solved since, as was reported.</summary>
internal sealed class SampleMeetings(TimeProvider clock) : ISampleActor
{
    private const int Held = 11, Solved = 46;

    public string Name => "meetings";

    public IReadOnlyList<string> Needs => ["rotation"];

    public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed)
    {
        var month = SampleSeed.MonthOf(clock);
        var problems = Enumerable.Range(0, Solved).Select(at => new Solvable(at)).ToList();
        return
        [
            problems.Select(one => (IReadOnlyList<SampleCommand>)[one.File()]),
            // One after the other, so that they are numbered in order.
            [[.. Enumerable.Range(0, Held).SelectMany(number => Meeting(number, [.. problems.Where((_, at) => at % Held == number)], month))]],
            problems.Select(one => (IReadOnlyList<SampleCommand>)[one.Answer(), one.Confirm()]),
        ];
    }

    private static IEnumerable<SampleCommand> Meeting(int number, IReadOnlyList<Solvable> problems, DateTimeOffset month)
    {
        var id = WorkId.From("sample/meetings", CommandKey.OfServer($"held-{number}"), 0);
        SampleCommand Of(Caller by, string what, object command) => SampleCommand.AtStart(by, "meetings", id, what, command);
        yield return Of(MeetingPeople.Office, "convene", new ConveneMeeting(
            SampleChain.Id, "党建联席会议", month.AddDays(30 * (number - Held) + 1).AddHours(9), [.. MeetingPeople.Units], null, Majority.Half, "湾坞工业集中区会议室"));
        foreach (var unit in MeetingPeople.Units) yield return Of(MeetingPeople.Of(unit), $"check-in-{unit}", new CheckIn());
        yield return Of(MeetingPeople.Chair, "join", new JoinChair("sample-tablet", "示例平板"));
        foreach (var (problem, at) in problems.Select((one, at) => (one, at + 1))) yield return Of(MeetingPeople.Chair, $"item-{at}", new AddItem(problem.Id));
        yield return Of(MeetingPeople.Chair, "open", new OpenMeeting());
        foreach (var (problem, at) in problems.Select((one, at) => (one, at + 1)))
        {
            yield return Of(MeetingPeople.Chair, $"start-{at}", new StartItem(at));
            yield return Of(MeetingPeople.Chair, $"motion-{at}", new ProposeMotion("由责任单位一个月内办结"));
            yield return Of(MeetingPeople.Chair, $"vote-{at}", new OpenVote());
            foreach (var unit in MeetingPeople.Units.Skip(at % 3)) yield return Of(MeetingPeople.Of(unit), $"vote-{at}-{unit}", new CastVote(VoteChoice.For));
            yield return Of(MeetingPeople.Chair, $"counted-{at}", new CloseVote());
            yield return Of(MeetingPeople.Chair, $"decided-{at}", new TakeDecision(problem.Unit.Id, month.AddDays(60)));
        }
        yield return Of(MeetingPeople.Chair, "close", new CloseMeeting());
    }

    /// <summary>A firm's problem that a meeting decides on.</summary>
    private sealed class Solvable(int number)
    {
        private static readonly (ProblemCategory Category, string Title)[] About =
            [(ProblemCategory.SeaUse, "用海手续要延期"), (ProblemCategory.LandUse, "扩产用地指标没落实"), (ProblemCategory.Approval, "项目审批卡在一个环节")];

        private readonly SampleMember _firm = SampleChain.Firms[number % SampleChain.Firms.Count];

        public string Id { get; } = WorkId.From("sample/meetings", CommandKey.OfServer($"problem-{number}"), 0);

        public SampleMember Unit { get; } = SampleChain.Departments[number % SampleChain.Departments.Count];

        public SampleCommand File() => Of(Firm, "file", new FileProblem(
            SampleChain.Id, $"{_firm.Name}：{About[number % About.Length].Title}", About[number % About.Length].Category, ProblemDoor.Firm, _firm.Id));

        public SampleCommand Answer() => Of(MeetingPeople.Of(Unit.Id), "answer", new AnswerProblem("已按会议决定办结"));

        public SampleCommand Confirm() => Of(Firm, "confirm", new ConfirmProblem());

        private Caller Firm => SampleChain.Someone(Role.Enterprise, ChainIds.PathOf("enterprises", _firm.Id));

        private SampleCommand Of(Caller by, string what, object command) => SampleCommand.AtStart(by, "problems", Id, what, command);
    }
}

/// <summary>Who sits in the sample's meetings.</summary>
internal static class MeetingPeople
{
    /// <summary>The units, the chair first.</summary>
    public static IReadOnlyList<string> Units { get; } =
    [
        .. SampleChain.Core.Select(slug => $"{SampleChain.Id}.{slug}"),
        .. SampleChain.Departments.Where(one => one.Slug is not ("shuiwu" or "jinrong")).Select(one => one.Id),
    ];

    /// <summary>Who calls a meeting.</summary>
    public static Caller Office { get; } = SampleChain.Someone(Role.ChairUnit, ChainIds.PathOf(SampleChain.Id));

    /// <summary>Who chairs those that were held.</summary>
    public static Caller Chair { get; } = Of(Units[0]);

    /// <summary>Somebody of the unit.</summary>
    public static Caller Of(string unit) => SampleChain.Someone(Role.MemberUnit, ChainIds.PathOf("units", unit));
}
