using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;

namespace Coordination.Contracts.Gate;

/// <summary>The roles of the field. Each is held at a place; see <see cref="RoleGrant"/>.</summary>
public enum Role
{
    /// <summary>指挥中心值班员: watches every board of the county, dispatches, escalates.</summary>
    CountyOperator,
    /// <summary>牵头部门: owns a project, admits or refuses items.</summary>
    ProjectLead,
    /// <summary>社区党组织书记.</summary>
    CommunitySecretary,
    /// <summary>网格员.</summary>
    GridMember,
    /// <summary>楼栋长.</summary>
    BuildingHead,
    /// <summary>四方: one of community, property company, owners' committee, co-building unit.</summary>
    DeliberationParty,
    /// <summary>双链长.</summary>
    ChainChief,
    /// <summary>轮值主席单位.</summary>
    ChairUnit,
    /// <summary>成员单位、职能部门.</summary>
    MemberUnit,
    /// <summary>链上企业.</summary>
    Enterprise,
    /// <summary>党员攻坚突击队 lead.</summary>
    TeamLead,
    /// <summary>大屏: watches one board, nothing else.</summary>
    Viewer,
    /// <summary>系统管理员: accounts, role grants and imports; of the whole installation.</summary>
    Administrator,
}

/// <summary>
/// A role held at a <see cref="Gate.Place"/>; a viewer's is the id of the one board it may watch, which reaches nothing.
/// </summary>
/// <param name="Role">The role.</param>
/// <param name="Place">Where it is held.</param>
[GenerateSerializer, Immutable, Alias("gate.role-grant")]
public sealed record RoleGrant(Role Role, string Place)
{
    /// <summary>The place of the administrator.</summary>
    public const string Everywhere = Gate.Place.Everywhere;

    /// <summary>True when <paramref name="place"/> (an area code or a chain path) lies in this grant's place.</summary>
    public bool Reaches(string place) => Gate.Place.Reaches(Place, place);

    /// <summary>True when this grant's place reaches where the thing stands.</summary>
    public bool Reaches(Standing thing) => thing.IsReachedBy(Place);

    /// <summary>The area this grant stands at; null when it stands at a chain, a board or everywhere.</summary>
    [JsonIgnore]
    public AreaCode? Area => AreaCode.TryParse(Place, out var code) ? code : null;
}
