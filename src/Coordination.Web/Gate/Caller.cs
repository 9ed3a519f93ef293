using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.Web.Gate;

/// <summary>Who is at the gate.</summary>
/// <param name="Id">The account's id; <c>viewer:&lt;link id&gt;</c> for a viewer link.</param>
/// <param name="Name">What colleagues see.</param>
/// <param name="Grants">The roles, each with its place.</param>
public sealed record Caller(string Id, string Name, IReadOnlyList<RoleGrant> Grants);

/// <summary>What the gate says to a command.</summary>
/// <param name="Status">The HTTP status: 200, 400, 404, 409, 412, 422, 500 or 503.</param>
/// <param name="Answer">The grain's answer when <paramref name="Status"/> is 200.</param>
/// <param name="Code">The refusal or error code otherwise; a key of the <c>Refusals</c> resources.</param>
/// <param name="At">The JSON path of what is malformed, where one member is to blame.</param>
public readonly record struct GateAnswer(int Status, Answer? Answer, string? Code, string? At = null);
