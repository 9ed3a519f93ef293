using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>What an endpoint answers: a body, nothing, a problem, or what it wrote itself.</summary>
internal readonly record struct Reply(int Status, object? Body, string? Code = null, string? At = null)
{
    /// <summary>The endpoint wrote its answer itself.</summary>
    public static Reply Written { get; }

    /// <summary>Done, nothing to tell.</summary>
    public static Reply Nothing { get; } = new(StatusCodes.Status204NoContent, null);

    /// <summary>No such thing, or not the caller's.</summary>
    public static Reply Unknown { get; } = Problem(StatusCodes.Status404NotFound, Codes.Unknown);

    public static Reply Ok(object body) => new(StatusCodes.Status200OK, body);

    public static Reply Problem(int status, string code, string? at = null) => new(status, null, code, at);

    public static Reply Bad(string code, string? at = null) => Problem(StatusCodes.Status400BadRequest, code, at);
}
