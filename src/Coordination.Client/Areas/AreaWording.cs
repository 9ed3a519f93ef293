using Coordination.Contracts.Areas;
using Microsoft.Extensions.Localization;

namespace Coordination.Client.Areas;

/// <summary>Says what areas are in the reader's language.</summary>
public static class AreaWording
{
    /// <summary>An area level's name.</summary>
#pragma warning disable CA1308 // Keys are lower case.
    public static string Level(this IStringLocalizer texts, AreaLevel level) => texts[$"area-{level.ToString().ToLowerInvariant()}"];
#pragma warning restore CA1308
}
