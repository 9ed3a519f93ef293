using System.Globalization;
using Coordination.Web.Gate;

namespace Coordination.Web.Api;

/// <summary>The query of one request: every parameter known, given once, well formed; else a fault that names it.</summary>
internal sealed class Query
{
    private readonly IQueryCollection _given;

    public Query(HttpRequest request, params ReadOnlySpan<string> known)
    {
        _given = request.Query;
        foreach (var (name, values) in _given)
            if (!known.Contains(name)) Fail(Codes.QueryUnknown, name);
            else if (values.Count != 1 || string.IsNullOrEmpty(values[0])) Fail(Codes.QueryMalformed, name);
    }

    /// <summary>The problem to answer when something was malformed.</summary>
    public Reply? Problem { get; private set; }

    public string? Text(string name, int longest, Func<string, bool>? valid = null)
    {
        if (_given[name] is not [{ Length: > 0 } text]) return null;
        if (text.Length <= longest && !text.Any(char.IsControl) && valid?.Invoke(text) != false) return text;
        Fail(Codes.QueryMalformed, name);
        return null;
    }

    public long? Number(string name, long least, long most)
    {
        if (_given[name] is not [{ Length: > 0 } text]) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Fail(Codes.QueryMalformed, name);
        return null;
    }

    /// <summary>An RFC 3339 time from 1970 to 9998, as UTC: days and zones can be counted from it both ways.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (_given[name] is not [{ Length: > 0 } text]) return null;
        // A plus sign that was not escaped arrives as a blank.
        if (DateTimeOffset.TryParseExact(
            text.Replace(' ', '+'), ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.UtcDateTime.Year is >= 1970 and <= 9998)
            return time.ToUniversalTime();
        Fail(Codes.QueryMalformed, name);
        return null;
    }

    private void Fail(string code, string name) => Problem ??= Reply.Bad(code, name);
}
