namespace Coordination.Contracts.Enterprises;

/// <summary>An attribute that a firm can have.</summary>
/// <param name="Code">In kebab case.</param>
/// <param name="Unit">The unit of a number; null for a choice.</param>
/// <param name="Least">The smallest number.</param>
/// <param name="Most">The largest number.</param>
/// <param name="Decimals">How many digits a number may have behind the point.</param>
/// <param name="Words">The words of a choice; empty for a number.</param>
public sealed record AttributeDeclaration(string Code, string? Unit, decimal Least, decimal Most, int Decimals, IReadOnlyList<string> Words)
{
    internal static AttributeDeclaration Number(string code, string unit, decimal most, int decimals = 0, decimal least = 0) =>
        new(code, unit, least, most, decimals, []);

    internal static AttributeDeclaration Choice(string code, params string[] words) => new(code, null, 0, 0, 0, words);
}

/// <summary>The attributes of firms, with their types, units and bounds.</summary>
public static class EnterpriseAttributes
{
    /// <summary>All, in the order in which they are shown.</summary>
    /// <remarks>Sizes as 统计上大中小微型企业划分办法, tax classes as 纳税信用管理办法 name them.</remarks>
    public static IReadOnlyList<AttributeDeclaration> All { get; } =
    [
        AttributeDeclaration.Choice("scale", "large", "medium", "small", "micro"),
        AttributeDeclaration.Number("headcount", "persons", 1_000_000),
        AttributeDeclaration.Number("revenue", "million-yuan", 10_000_000, 2),
        AttributeDeclaration.Number("energy-use", "tonnes-coal-equivalent", 100_000_000, 1),
        AttributeDeclaration.Number("rd-share", "percent", 100, 2),
        AttributeDeclaration.Choice("tax-class", "a", "b", "m", "c", "d"),
        AttributeDeclaration.Number("founded", "year", 2100, least: 1900),
    ];

    /// <summary>The attribute of that code; null when none is declared.</summary>
    public static AttributeDeclaration? Find(string code) => All.FirstOrDefault(one => one.Code == code);
}
