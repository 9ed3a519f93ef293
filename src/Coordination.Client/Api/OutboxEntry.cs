using Coordination.Contracts.Api;

namespace Coordination.Client.Api;

/// <summary>A command that waits to be sent.</summary>
/// <param name="Command">With its key, so that sending it twice does it once.</param>
/// <param name="Words">What the person did, in their words, should it be refused.</param>
public sealed record OutboxEntry(SentCommand Command, string Words);

/// <summary>A command that the server refused, and its sentence.</summary>
public sealed record OutboxRefusal(string Words, string Sentence);
