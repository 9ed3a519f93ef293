using Coordination.Contracts.Matters;
using Microsoft.Extensions.Localization;

namespace Coordination.Client.Matters;

/// <summary>Says what matters wait for in the reader's language.</summary>
public static class MatterWording
{
    /// <summary>A step's name.</summary>
#pragma warning disable CA1308 // Keys are lower case.
    public static string Step(this IStringLocalizer texts, MatterStep step) => texts[$"step-{step.ToString().ToLowerInvariant()}"];
#pragma warning restore CA1308
}
