using Coordination.Contracts.Grids;
using Microsoft.Extensions.Localization;

namespace Coordination.Client.Grids;

/// <summary>Says how grids are in the reader's language.</summary>
public static class GridWording
{
    /// <summary>A grid level's name.</summary>
#pragma warning disable CA1308 // Keys are lower case.
    public static string Level(this IStringLocalizer texts, GridLevel level) => texts[$"level-{level.ToString().ToLowerInvariant()}"];
#pragma warning restore CA1308
}
