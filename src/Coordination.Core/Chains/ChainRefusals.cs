namespace Coordination.Core.Chains;

/// <summary>The rules of a chain that can say no.</summary>
public static class ChainRefusals
{
    /// <summary>A chain keeps its area.</summary>
    public const string OtherArea = "chain.other-area";

    /// <summary>The unit belongs to another chain.</summary>
    public const string ForeignUnit = "chain.foreign-unit";

    /// <summary>An office without a name is nobody's.</summary>
    public const string NoChiefName = "chain.no-chief-name";

    /// <summary>50 departments are the limit.</summary>
    public const string TooManyDepartments = "chain.too-many-departments";

    /// <summary>100 core units are the limit.</summary>
    public const string TooManyCoreUnits = "chain.too-many-core-units";
}
