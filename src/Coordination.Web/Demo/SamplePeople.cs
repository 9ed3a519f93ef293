using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Web.Gate;

namespace Coordination.Web.Demo;

/// <summary>The sample's people as callers at the gate.</summary>
/// <param name="signIns">The sample sign-ins.</param>
internal sealed class SamplePeople(IReadOnlyList<Caller> signIns)
{
    private readonly Dictionary<string, Caller> _secretaries = Callers(signIns, Role.CommunitySecretary);
    private readonly Dictionary<string, Caller> _members = Callers(signIns, Role.GridMember);

    /// <summary>Whoever sets the sample up.</summary>
    public static Caller Seeder { get; } = new("sample", "示例数据", [new RoleGrant(Role.Administrator, RoleGrant.Everywhere)]);

    /// <summary>The county's operator.</summary>
    public Caller Operator { get; } = Callers(signIns, Role.CountyOperator)[SampleCounty.County];

    /// <summary>The secretary of the grid's community.</summary>
    public Caller Secretary(SampleGrid grid) => _secretaries[grid.Code.At(AreaLevel.Community)!.Value.Value];

    /// <summary>The grid's own member without a sign-in: the one the simulator plays.</summary>
    public static Caller Member(SampleGrid grid) =>
        new(grid.Member.Id, grid.Member.Name, [new RoleGrant(Role.GridMember, grid.Code.Value)]);

    /// <summary>Everyone on the grid's roster.</summary>
    public IEnumerable<SamplePerson> Members(SampleGrid grid) =>
        _members.TryGetValue(grid.Code.Value, out var caller)
            ? [grid.Member, new SamplePerson(caller.Id, caller.Name)]
            : [grid.Member];

    private static Dictionary<string, Caller> Callers(IReadOnlyList<Caller> signIns, Role role) =>
        signIns.Where(caller => caller.Grants[0].Role == role).ToDictionary(caller => caller.Grants[0].Place);
}
