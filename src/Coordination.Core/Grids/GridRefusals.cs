namespace Coordination.Core.Grids;

/// <summary>The rules of a grid that can say no.</summary>
public static class GridRefusals
{
    /// <summary>Nobody is on the roster who could say so.</summary>
    public const string NoMember = "grid.no-member";

    /// <summary>The caller is not on this grid's roster.</summary>
    public const string NotEnrolled = "grid.not-enrolled";

    /// <summary>200 members are the limit.</summary>
    public const string TooManyMembers = "grid.too-many-members";

    /// <summary>500 buildings are the limit.</summary>
    public const string TooManyBuildings = "grid.too-many-buildings";

    /// <summary>200 co-building units are the limit.</summary>
    public const string TooManyUnits = "grid.too-many-units";
}
