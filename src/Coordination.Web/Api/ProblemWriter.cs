using System.Globalization;
using System.Text.Json.Serialization;
using Coordination.Contracts;

namespace Coordination.Web.Api;

/// <summary>Writes problem details (RFC 9457) in the caller's language.</summary>
internal static class ProblemWriter
{
    public static Task Write(HttpContext context, int status, string code, string? at = null)
    {
        var language = Refusals.LanguageOf(context.Request);
        var response = context.Response;
        response.StatusCode = status;
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
            response.Headers.RetryAfter = "1";
        if (status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        response.Headers.ContentLanguage = language.Name;
        var title = Refusals.Sentence("status." + status.ToString(CultureInfo.InvariantCulture), language);
        return response.WriteAsJsonAsync(
            new Problem($"/problems/{code}", title, status, Refusals.Sentence(code, language), code, at),
            // Also to who is out of time: a problem that is given up half-way would be told as another one behind it.
            WireJson.Options, "application/problem+json", CancellationToken.None);
    }

    /// <summary>The body.</summary>
    /// <param name="Type">Stable for one code.</param>
    /// <param name="Title">What the status says.</param>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Detail">A sentence for the person.</param>
    /// <param name="Refusal">The code, for programs.</param>
    /// <param name="At">The JSON path or parameter that is malformed.</param>
    internal sealed record Problem(
        string Type, string Title, int Status, string Detail, string Refusal,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? At);
}
