using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Problems;
using Coordination.Core.Journal;
using Coordination.Web.Demo;
using Coordination.Web.Gate;

namespace Coordination.Web.Problems;

/// <summary>
/// What goes on with the sample's problems: firms file them, the chiefs name who owes the answer, units answer, in time or not,
/// firms confirm or open them again; what a meeting decided for no firm the chiefs confirm. Whatever concerns somebody's sign-in or a meeting is left to them.
/// </summary>
internal sealed class ProblemPlay : ISamplePlay
{
    private const int Open = 9, Contested = 8;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan[] Within = [TimeSpan.FromMinutes(2), TimeSpan.FromDays(2), TimeSpan.FromDays(5), TimeSpan.FromDays(12)];
    private static readonly List<SampleMember> Firms = [.. SampleChain.Firms.Where(firm => firm.SignIn == 0)], Units = [.. SampleChain.Departments.Where(unit => unit.SignIn == 0)];
    private readonly Dictionary<string, ProblemView> _open = [];

    public int Weight => 6;

    public async Task Load(IViews views, CancellationToken stop)
    {
        _open.Clear();
        var scan = new ViewScan(["problems"]) { Chain = ChainIds.PathOf(SampleChain.Id), ExceptStatuses = ["solved", "merged", "withdrawn"] };
        await foreach (var view in views.Under(scan, stop)) Take(view.Row.Body);
    }

    public void Take(SampleCommand sent, Answer answer) => Take(answer.View);

    public void Refused(SampleCommand sent) => _open.Remove(sent.Id);

    public SampleCommand? Next(SampleTurn turn)
    {
        if (_open.Values.Where(one => turn.Now - Since(one) > Step).MinBy(Since) is { } ripe) return Of(By(ripe), ripe.Id, turn, Advance(ripe, turn));
        if (_open.Values.Count(one => one.Firm is not null) >= Open) return null;
        var (firm, about) = (turn.Any(Firms)!, turn.Any(ProblemSamples.All));
        var id = WorkId.From("sample/problems", CommandKey.OfServer(turn.Key), 0);
        return Of(Firm(firm.Id), id, turn, new FileProblem(SampleChain.Id, about.Title, about.Category, ProblemDoor.Firm, firm.Id));
    }

    private static DateTimeOffset Since(ProblemView view) => view.Latest?.At ?? view.FiledAt;

    private static object Advance(ProblemView view, SampleTurn turn) => view.Status switch
    {
        ProblemStatus.Filed => new AssignProblem(turn.Any(Units)!.Id, turn.Now + turn.Any(Within)),
        ProblemStatus.Assigned => new AnswerProblem(turn.Any(ProblemSamples.Answers)!),
        _ when view.Reopened == 0 && turn.Random.Next(Contested) == 0 => new ReopenProblem("现场还没有落实"),
        _ => new ConfirmProblem(),
    };

    private static Caller By(ProblemView view) => view.Status switch
    {
        ProblemStatus.Assigned => SampleChain.Someone(Role.MemberUnit, ChainIds.PathOf("units", view.Unit!)),
        ProblemStatus.Answered when view.Firm is { } firm => Firm(firm),
        _ => SampleChain.Someone(Role.ChainChief, ChainIds.PathOf(SampleChain.Id)),
    };

    private static Caller Firm(string id) => SampleChain.Someone(Role.Enterprise, ChainIds.PathOf("enterprises", id));

    private static SampleCommand Of(Gate.Caller by, string id, SampleTurn turn, object command) => new(by, "problems", id, turn.Key, command);

    private void Take(ReadOnlyMemory<byte> body)
    {
        var view = (ProblemView)KindCatalog.Find("problems")!.ViewOf(body);
        if (view.Status is ProblemStatus.Filed or ProblemStatus.Assigned or ProblemStatus.Answered && view.Meeting is null && IsPlayed(view)) _open[view.Id] = view;
        else _open.Remove(view.Id);
    }

    private static bool IsPlayed(ProblemView view) =>
        (view.Firm is null || Firms.Exists(firm => firm.Id == view.Firm)) && (view.Unit is null || Units.Exists(unit => unit.Id == view.Unit));
}
