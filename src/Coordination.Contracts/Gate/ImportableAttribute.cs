namespace Coordination.Contracts.Gate;

/// <summary>
/// The command says how a thing is, so that it may come as lines of a file: sent again it changes nothing. Its members are
/// texts, numbers, dates and words.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ImportableAttribute : Attribute;
