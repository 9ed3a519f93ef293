using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Coordination.Web.Demo;

namespace Coordination.Web.Enterprises;

/// <summary>What goes on in the sample's firms: loads, and troubles that come and go. Firms of sign-ins only say their load.</summary>
internal sealed class EnterprisePlay : ISamplePlay
{
    private const int Troubled = 6, MostStopped = 2;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    private static readonly Dictionary<string, SampleMember> Played = SampleChain.Firms.Where(firm => firm.Slug != FirmWords.Silent).ToDictionary(firm => firm.Id);
    private readonly Dictionary<string, EnterpriseView> _views = [];

    public int Weight => 20;

    public async Task Load(IViews views, CancellationToken stop)
    {
        _views.Clear();
        await foreach (var view in views.Under(new ViewScan(["enterprises"]) { Chain = ChainIds.PathOf(SampleChain.Id) }, stop)) Take(view.Row.Body);
    }

    public void Take(SampleCommand sent, Answer answer) => Take(answer.View);

    public SampleCommand? Next(SampleTurn turn) => turn.Random.Next(6) == 0 ? Trouble(turn) ?? Load(turn) : Load(turn);

    // After a night off all are silent.
    public SampleCommand? CatchUp(SampleTurn turn) => _views.Values.Any(view => view.SilentSince is not null) ? Load(turn) : null;

    // Whoever wasn't heard of for the longest.
    private SampleCommand? Load(SampleTurn turn) => _views.Values.MinBy(view => view.ReportedAt) is { } firm
        ? ByFirm(firm, turn, new ReportLoad(IsStanding(firm) ? 0 : Math.Clamp((firm.Load ?? 80) + turn.Random.Next(-3, 4), 40, 98)))
        : null;

    private SampleCommand? Trouble(SampleTurn turn)
    {
        var own = _views.Values.Where(view => Played[view.Id].SignIn == 0 && view.State is not EnterpriseState.PlannedStop).ToList();
        var troubled = own.Where(view => view.State is not EnterpriseState.Running).ToList();
        if (troubled.Count > 0 && (troubled.Count >= Troubled || turn.Random.Next(Troubled) < troubled.Count)
            && troubled.MinBy(view => view.StateSince) is { } longest && turn.Now - longest.StateSince > Lasts)
            return ByFirm(longest, turn, new ReportState(EnterpriseState.Running, Note: "已恢复"));
        if (troubled.Count >= Troubled || turn.Any(own.Except(troubled)) is not { } next) return null;
        var stopped = own.Count(view => view.State is EnterpriseState.Stopped);
        var (state, cause, note) = turn.Any(FirmWords.Troubles.Where(one => one.State is not EnterpriseState.Stopped || stopped < MostStopped));
        return ByFirm(next, turn, new ReportState(state, cause, note));
    }

    private static bool IsStanding(EnterpriseView firm) => firm.State is EnterpriseState.Stopped or EnterpriseState.PlannedStop;

    private static SampleCommand ByFirm(EnterpriseView firm, SampleTurn turn, object command) => new(
        SampleChain.Someone(Role.Enterprise, ChainIds.PathOf("enterprises", firm.Id)), "enterprises", firm.Id, turn.Key, command);

    private void Take(ReadOnlyMemory<byte> body)
    {
        var view = (EnterpriseView)KindCatalog.Find("enterprises")!.ViewOf(body);
        if (Played.ContainsKey(view.Id)) _views[view.Id] = view;
    }
}
