namespace Coordination.Contracts.Privacy;

/// <summary>A member of a stored event that no door shows, not to those who handle the thing either: a secret ballot's mark. What may be known of it a later event says.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SealedAttribute : Attribute;
