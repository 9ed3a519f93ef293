using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Privacy;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Rotations;
using Coordination.Contracts.Teams;
using Coordination.Contracts.Units;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Chains;

/// <summary>The boards <c>chain/&lt;id&gt;</c>: who leads the chain, its firms, how they are organised, its teams, its problems.</summary>
internal sealed class ChainBoard(IOptions<BoardOptions> boards) : IBoardKind
{
    private const string Head = "chain/";
    private static readonly string[] Chains = ["chains"], Shown = ["chains", "rotations", "units", "enterprises", "teams", "problems"];

    public string Name => "chain";

    public string? ParseKey(string key) => ChainIds.ParseChain(key);

    public string PlaceOf(string key) => ChainIds.PathOf(key);

    public string? SubjectOf(string key) => $"chains/{key}";

    public IReadOnlyList<string> Subjects => Chains;

    public void Concerns(string stream, ViewRow row, ref BoardTopics topics)
    {
        if (row.View is EnterpriseView or TeamView or ProblemView or ChainUnitView or RotationView or ChainView && row.Chain is { } path && ChainIds.IdAt(path) is { } id)
            topics.Add(Head, ChainIds.ChainOf(id));
    }

    public object? Fact(ViewRow row) => row.View switch
    {
        EnterpriseView { MovedTo: null } firm => new FirmFact(
            firm.Id, firm.Area, Masked(firm.Latest), firm.Name, firm.Segment, firm.State, firm.Cause, firm.StateSince, firm.Until, firm.Load,
            firm.SilentSince is not null, firm.Way, firm.Committees, firm.Branches, firm.Temporary, firm.HasInstructor),
        TeamView { FinishedAt: null } team => new TeamFact(
            team.Id, team.Area, Masked(team.Latest), team.Name, team.Project, team.InHand, team.LastLead, team.Obstacles, team.NextHelpDueAt,
            team.Owed is { } owed ? owed with { Title = ContactMask.Mask(owed.Title), Answer = null } : null),
        ProblemView problem => new ProblemFact(
            problem.Id, problem.Area, Masked(problem.Latest), problem.Number, ContactMask.Mask(problem.Title),
            problem.Status is ProblemStatus.Filed or ProblemStatus.Assigned or ProblemStatus.Answered, problem.Overdue, problem.Unit, problem.DueAt, problem.SolvedBy),
        ChainUnitView unit => new UnitFact(unit.Id, unit.Name, unit.Enterprise),
        ChainView chain => new ChainFact(
            chain.Name, chain.Area, chain.Committee, chain.Lead, [.. chain.Chiefs], chain.Departments, chain.CoreUnits),
        RotationView { Chair: { } chair, Current: { } term } rotation => new ChairFact(
            rotation.Area, rotation.Latest, chair, term.Unit, term.From, term.To, rotation.Planned.Select(one => one.Unit).FirstOrDefault(),
            rotation.Planned.Select(one => (DateTimeOffset?)one.From).FirstOrDefault(), rotation.HandOver is null or { From: null } or { AcknowledgedAt: not null }),
        _ => null,
    };

    public IReadOnlyList<ViewScan> Scans(string key, IReadOnlyList<string> topics, DateTimeOffset now) =>
        [new(Shown) { Chain = ChainIds.PathOf(key) }];

    public BoardFold Open(string key, IReadOnlyList<string> topics) => new ChainFold(boards.Value.Zone);

    private static Happening? Masked(Happening? latest) =>
        latest?.Detail is { } detail ? latest with { Detail = ContactMask.Mask(detail) } : latest;
}
