using Coordination.Contracts.Areas;
using Coordination.Contracts.Communities;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.Core.Communities;

/// <summary>A community and who leads it.</summary>
public sealed record Community(
    AreaCode Code, string Name, string? Committee, string? LinkedLeader, string? FirstSecretary)
    : IStreamState<Community, CommunityCommand, CommunityEvent>
{
    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Community, CommunityCommand, CommunityEvent, CommunityView>(
        "communities", "community", ParseId, Row) with { StandsAt = id => new Standing(id) };

    /// <inheritdoc/>
    public static int Format => 1;

    /// <inheritdoc/>
    public static Community Empty(string id) => new(AreaCode.Parse(id), "", null, null, null);

    /// <inheritdoc/>
    public Standing? Stands(CommunityCommand command) => new(Code.Value);

    /// <inheritdoc/>
    public Verdict<CommunityEvent> Decide(CommunityCommand command, DecisionContext context) => command switch
    {
        RegisterCommunity named when named.Name == Name => Verdict<CommunityEvent>.Nothing,
        RegisterCommunity named => new CommunityRegistered(named.Name, context.Now),
        _ when Name.Length == 0 => Verdict<CommunityEvent>.Unknown,
        NameCommittee named when named.Name == Committee => Verdict<CommunityEvent>.Nothing,
        NameCommittee named => new CommitteeNamed(named.Name),
        LinkLeader linked when linked.Name == LinkedLeader => Verdict<CommunityEvent>.Nothing,
        LinkLeader linked => new LeaderLinked(linked.Name),
        AssignFirstSecretary one when one.Name == FirstSecretary => Verdict<CommunityEvent>.Nothing,
        AssignFirstSecretary one => new FirstSecretaryAssigned(one.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
    };

    /// <inheritdoc/>
    public Community Apply(CommunityEvent happened) => happened switch
    {
        CommunityRegistered e => this with { Name = e.Name },
        CommitteeNamed e => this with { Committee = e.Name },
        LeaderLinked e => this with { LinkedLeader = e.Name },
        FirstSecretaryAssigned e => this with { FirstSecretary = e.Name },
        _ => this,
    };

    /// <inheritdoc/>
    public ViewRow Row() => Row(new CommunityView(Code, Name, Committee, LinkedLeader, FirstSecretary));

    private static ViewRow Row(CommunityView view) => new("communities", view) { Area = view.Code.Value, Title = view.Name };

    private static string? ParseId(string id) =>
        AreaCode.TryParse(id, out var code) && code.Level is AreaLevel.Community ? id : null;
}
