using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;

namespace Coordination.Client.Chains.Wall;

/// <summary>How a firm looks on the wall: what is well is dim, only what waits for someone is bright.</summary>
public static class FirmLook
{
    /// <summary>All looks, as the legend lists them.</summary>
    public static IReadOnlyList<string> All { get; } = ["running", "constrained", "stopped", "planned", "silent"];

    /// <summary>One of <see cref="All"/>. A planned stop is quiet until the firm should be back.</summary>
    public static string Of(FirmTile firm) => firm switch
    {
        { State: EnterpriseState.PlannedStop, Silent: false } => "planned",
        { Silent: true } or { State: null } => "silent",
        { State: EnterpriseState.Stopped } => "stopped",
        { State: EnterpriseState.Constrained } => "constrained",
        _ => "running",
    };

    /// <summary>The glyph, so that the look is told without its colour.</summary>
    public static string Glyph(string look) => look switch { "stopped" => "!", "constrained" => "•", _ => "" };

    /// <summary>The tile's class: the looks that all walls share.</summary>
    public static string Class(string look) => look switch { "stopped" => "alert", "constrained" => "busy", "silent" => "off", "planned" => "planned", _ => "calm" };
}
