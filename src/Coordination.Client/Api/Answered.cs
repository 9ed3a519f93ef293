namespace Coordination.Client.Api;

/// <summary>Why a request was not done.</summary>
/// <param name="Status">The HTTP status; 0 when the server was not reached.</param>
/// <param name="Refusal">The stable code, where the server gave one.</param>
/// <param name="Detail">A sentence in the reader's language; null when the server was not reached.</param>
public sealed record Problem(int Status, string? Refusal, string? Detail)
{
    /// <summary>True when trying again later may help: not reached, too busy, or failing.</summary>
    public bool IsPassing => Status is 0 or 408 or 429 or >= 500;

    /// <summary>True when the caller isn't signed in any more.</summary>
    public bool IsSignedOut => Status is 401;
}

/// <summary>What a request came to: exactly one of the two is there.</summary>
public readonly record struct Answered<T>(T? Value, Problem? Problem) where T : class;

/// <summary>The body of an error (RFC 9457), as far as the client reads it.</summary>
internal sealed record ProblemBody(string? Refusal = null, string? Detail = null, string? Title = null);

/// <summary>The body of an answer that carries nothing.</summary>
public sealed record Nothing;
