using Coordination.Contracts.Chains;
using Coordination.Contracts.Meetings;
using Coordination.Contracts.Privacy;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Units;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Meetings;

/// <summary>The boards <c>meeting/&lt;id&gt;</c>: one meeting, with the names of its chain's units. Each listens to all of its chain.</summary>
internal sealed class MeetingBoard(IViews views, IOptions<BoardOptions> boards) : IBoardKind
{
    private const string Head = "meeting-chain/";
    private static readonly string[] Shown = ["meetings", "problems", "units", "enterprises", "chains"];

    public string Name => "meeting";

    public string? ParseKey(string key) => WorkId.Canonical(key);

    public string PlaceOf(string key) => "";

    public string? SubjectOf(string key) => $"meetings/{key}";

    public async ValueTask<IReadOnlyList<string>> Topics(string key, CancellationToken stop) =>
        await views.Get($"meetings/{key}", stop) is { Row.Chain: { } path } ? [Head + ChainIds.IdAt(path)] : [];

    public void Concerns(string stream, ViewRow row, ref BoardTopics topics)
    {
        if (row.View is MeetingView or ProblemView { DecidedBy: not null } or ChainUnitView or ChainView or Contracts.Enterprises.EnterpriseView && row.Chain is { } path && ChainIds.IdAt(path) is { } id)
            topics.Add(Head, ChainIds.ChainOf(id));
    }

    public object? Fact(ViewRow row) => row.View switch
    {
        MeetingView meeting => Masked(meeting),
        ProblemView { DecidedBy: not null } problem => new RoomProblem(
            problem.DecidedBy, ContactMask.Mask(problem.Decision ?? problem.Title), problem.Unit ?? "", problem.DueAt, problem.Status is ProblemStatus.Solved,
            problem.Status is ProblemStatus.Merged or ProblemStatus.Withdrawn),
        ChainUnitView unit => new RoomName(unit.Id, unit.Name, RoomNameSort.Unit),
        Contracts.Enterprises.EnterpriseView firm => new RoomName(firm.Id, firm.Name, RoomNameSort.Firm),
        ChainView chain => new RoomName(chain.Id, chain.Name, RoomNameSort.Chain),
        _ => null,
    };

    public IReadOnlyList<ViewScan> Scans(string key, IReadOnlyList<string> topics, DateTimeOffset now) =>
        [.. topics.Select(topic => new ViewScan(Shown) { Chain = ChainIds.PathOf(topic[Head.Length..]) })];

    public BoardFold Open(string key, IReadOnlyList<string> topics) => new MeetingFold($"meetings/{key}", boards.Value.Zone);

    private static MeetingView Masked(MeetingView meeting) => meeting with
    {
        Title = ContactMask.Mask(meeting.Title),
        Agenda = [.. meeting.Agenda.Select(item => item with { Title = ContactMask.Mask(item.Title), Note = Masked(item.Note), Reason = Masked(item.Reason) })],
        Motion = meeting.Motion is { } motion ? motion with { Text = ContactMask.Mask(motion.Text) } : null,
        Decisions = [.. meeting.Decisions.Select(one => one with { Text = ContactMask.Mask(one.Text) })],
        Message = Masked(meeting.Message),
        Devices = [.. meeting.Devices.Select(one => one with { Name = ContactMask.Mask(one.Name) })],
        Latest = null,
        Papers = [.. (meeting.Papers ?? []).Select(one => one with { Name = ContactMask.Mask(one.Name) })],
    };

    private static string? Masked(string? text) => text is null ? null : ContactMask.Mask(text);
}

/// <summary>A problem that a meeting decided on.</summary>
[GenerateSerializer, Immutable, Alias("meetings.problem")]
public sealed record RoomProblem(string Meeting, string Text, string Unit, DateTimeOffset? DueAt, bool IsSolved, bool IsDropped);

/// <summary>What something of the chain is called.</summary>
[GenerateSerializer, Immutable, Alias("meetings.name")]
public sealed record RoomName(string Id, string Name, RoomNameSort Sort);

/// <summary>What bears the name.</summary>
public enum RoomNameSort
{
    /// <summary>A unit.</summary>
    Unit,
    /// <summary>A firm.</summary>
    Firm,
    /// <summary>The chain.</summary>
    Chain,
}
