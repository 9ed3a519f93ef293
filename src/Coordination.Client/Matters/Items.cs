namespace Coordination.Client.Matters;

/// <summary>The items (事项) that the forms offer; the server takes any code.</summary>
public static class Items
{
    /// <summary>Codes, in the order the forms show them; a text <c>item-…</c> names each.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "fire-exit", "e-bike", "lighting", "sewage", "waste", "street-trade", "parking", "lift", "greenery",
        "building", "noise", "care", "neighbours", "road", "water", "property", "other",
    ];
}
