using System.Globalization;
using CsvHelper;

namespace Coordination.LoadTests.Matters.Replay;

/// <summary>One recorded service request.</summary>
/// <param name="Number">As its city numbered it.</param>
/// <param name="Created">UTC.</param>
/// <param name="Closed">UTC, never before <paramref name="Created"/>; null while open.</param>
/// <param name="Type">The type's name; its id when the lookup lacks it.</param>
/// <param name="Council">The council's id; 0 for none.</param>
/// <param name="Region">The region's id; 0 for none.</param>
internal sealed record ServiceRequest(
    string Number, DateTimeOffset Created, DateTimeOffset? Closed, string Type, int Council, int Region);

/// <summary>A recording: its requests in the order of their creation, and the names of its places.</summary>
internal sealed record Recording(
    IReadOnlyList<ServiceRequest> Requests, IReadOnlyDictionary<int, string> Councils, IReadOnlyDictionary<int, string> Regions)
{
    private const string Zone = "America/Los_Angeles";
    private const string Moment = "yyyy-MM-dd HH:mm:ss";

    /// <summary>Reads a file of requests and the lookup files that lie beside it (<c>la311_types.csv</c> for <c>la311_….csv</c>).</summary>
    /// <exception cref="InvalidDataException">A line can't be understood; the message names it.</exception>
    public static Recording Read(string file)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var types = Lookup(file, "types", "type_id", "type_name");
        var requests = new List<ServiceRequest>();
        using var csv = Open(file);
        while (csv.Read())
        {
            try
            {
                var type = csv.Parse<int>("type_id");
                var created = Utc(csv.GetString("created_date"), zone);
                DateTimeOffset? closed = csv.GetString("closed_date") is { Length: > 0 } text ? Utc(text, zone) : null;
                requests.Add(new ServiceRequest(
                    csv.GetString("srnumber"), created, closed < created ? created : closed,
                    types.GetValueOrDefault(type, $"Type {type}"), csv.Parse<int>("council_id"), csv.Parse<int>("region_id")));
            }
            catch (FormatException unreadable)
            {
                throw new InvalidDataException($"{Path.GetFileName(file)}, line {csv.LineNumber}: {unreadable.Message}", unreadable);
            }
        }
        return new Recording(
            [.. requests.OrderBy(request => request.Created)],
            Lookup(file, "councils", "council_id", "council_name"),
            Lookup(file, "regions", "region_id", "region_name"));
    }

    private static Dictionary<int, string> Lookup(string file, string what, string key, string value)
    {
        var name = Path.GetFileName(file);
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $"{name[..name.IndexOf('_', StringComparison.Ordinal)]}_{what}.csv");
        if (!File.Exists(beside)) throw new InvalidDataException($"{beside} is missing; it belongs beside {name}.");
        var names = new Dictionary<int, string>();
        using var csv = Open(beside);
        while (csv.Read()) names[csv.Parse<int>(key)] = csv.GetString(value);
        return names;
    }

    private static CsvReader Open(string file) =>
        CsvReader.FromFile(file, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });

    // The hour that the zone skips in spring never was on a clock; a record of it means the hour after.
    private static DateTimeOffset Utc(string text, TimeZoneInfo zone)
    {
        var local = DateTime.ParseExact(text, Moment, CultureInfo.InvariantCulture);
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
