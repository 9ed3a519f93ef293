namespace Coordination.Contracts.Matters;

/// <summary>Words that lists and forms of matters are filled with.</summary>
public static class MatterWords
{
    /// <summary>The statuses of matters that aren't closed, as the lists take them.</summary>
    public const string Open = "file,dispatch,handle,verify,close";

    /// <summary>
    /// Codes of the items (事项) that forms offer, in their order; a text <c>item-…</c> of the client names each. The
    /// server takes any code.
    /// </summary>
    public static readonly IReadOnlyList<string> Items =
    [
        "fire-exit", "e-bike", "lighting", "sewage", "waste", "street-trade", "parking", "lift", "greenery",
        "building", "noise", "care", "neighbours", "road", "water", "property", "other",
    ];
}
