using System.Text.Json;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Matters;

/// <summary>A matter: where it stands, what it waits for, since when too long, and who was told.</summary>
[FoldOf("matters")]
internal sealed class MatterFold(Target target) : HistoryFold(target)
{
    private DateTimeOffset? _dueAt;
    private string? _escalatedTo;

    /// <summary>Where it stands; null before it was reported.</summary>
    public string? Grid { get; private set; }

    public MatterStep Step { get; private set; }

    public bool Overdue => _escalatedTo is not null;

    public bool IsOpen => Grid is not null && Step is not MatterStep.Closed;

    public override IReadOnlyList<Waiting> Waits => IsOpen ? [new Waiting([.. Roles()], Grid!, Word, Word, _dueAt)] : [];

    private string Word => Step.ToString().ToLowerInvariant();

    protected override void Take(string type, JsonElement body)
    {
        MatterStep? next = type switch
        {
            "matters.reported.v1" => MatterStep.File,
            "matters.filed.v1" => MatterStep.Dispatch,
            "matters.dispatched.v1" or "matters.returned.v1" => MatterStep.Handle,
            "matters.handled.v1" => MatterStep.Verify,
            "matters.verified.v1" => MatterStep.Close,
            "matters.closed.v1" => MatterStep.Closed,
            _ => null,
        };
        if (type == "matters.step-overdue.v1") _escalatedTo = body.GetProperty("escalatedTo").GetString();
        if (next is null) return;
        Step = next.Value;
        _escalatedTo = null;
        _dueAt = body.TryGetProperty("dueAt", out var due) ? due.GetDateTimeOffset() : null;
        if (type is "matters.reported.v1" or "matters.dispatched.v1") Grid = body.GetProperty("grid").GetString();
    }

    private IEnumerable<Role> Roles()
    {
        var handle = Step is MatterStep.Handle;
        yield return handle ? Role.GridMember : Role.CommunitySecretary;
        if (handle && _escalatedTo is not null) yield return Role.CommunitySecretary;
        if (!handle && _escalatedTo == "county") yield return Role.CountyOperator;
    }
}
