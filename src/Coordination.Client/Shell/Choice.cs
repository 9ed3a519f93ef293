namespace Coordination.Client.Shell;

/// <summary>One of many to choose from.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Name">What is read.</param>
/// <param name="Note">What tells it from others of that name; null for nothing.</param>
/// <param name="IsOne">False for one that is only gone into.</param>
/// <param name="HasInside">True when others lie in it.</param>
public sealed record Choice(string Value, string Name, string? Note = null, bool IsOne = true, bool HasInside = false);

/// <summary>What there is to choose from, or why that is not known.</summary>
public readonly record struct Choices(IReadOnlyList<Choice> Items, Api.Problem? Problem);
