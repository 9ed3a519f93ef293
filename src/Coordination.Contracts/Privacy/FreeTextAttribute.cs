namespace Coordination.Contracts.Privacy;

/// <summary>
/// What somebody typed: may hold anybody's contact data, so it is shown through <see cref="ContactMask"/> to all but
/// those who handle the thing. Every text member of a view and of a stored event has this or one of the next two.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FreeTextAttribute : Attribute;

/// <summary>The name of a private person: all but those who handle the thing see its first character.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalNameAttribute : Attribute;

/// <summary>A code, an id, or the name of a place, a body or the holder of a public office: shown to all who see the thing.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PlainNameAttribute : Attribute;
