namespace Coordination.Core.Enterprises;

/// <summary>How often a firm reports. Settings <c>Enterprises:*</c>.</summary>
public sealed class EnterpriseSettings
{
    /// <summary>A firm from which nothing is heard for so long is silent. Default 1 day.</summary>
    public TimeSpan ReportWithin { get; set; } = TimeSpan.FromDays(1);
}
