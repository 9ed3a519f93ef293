namespace Coordination.Core.Rotations;

/// <summary>How a rotation goes. Settings <c>Rotations:*</c>.</summary>
public sealed class RotationSettings
{
    /// <summary>So long before its term a unit is given notice. Default 7 days.</summary>
    public TimeSpan Notice { get; set; } = TimeSpan.FromDays(7);
}
