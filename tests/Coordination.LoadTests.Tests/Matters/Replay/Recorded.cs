using System.Globalization;
using Coordination.LoadTests.Matters.Replay;
using Coordination.Testing;

namespace Coordination.LoadTests.Tests.Matters.Replay;

/// <summary>A recording and what is known of it.</summary>
/// <param name="Read">Reads it.</param>
/// <param name="Requests">How many it has.</param>
/// <param name="Open">Those never closed.</param>
/// <param name="WithoutCouncil">Those with council 0.</param>
/// <param name="Councils">Different councils, 0 among them.</param>
/// <param name="First">The number of the earliest request.</param>
internal sealed record Recorded(Func<Recording> Read, int Requests, int Open, int WithoutCouncil, int Councils, string First)
{
    private const string Real = "la311_2020_requests.csv";

    /// <summary>A made one, of the shape that the city publishes; and the city's own where it lies beside the clone.</summary>
    public static IReadOnlyDictionary<string, Recorded> All { get; } = Find();

    private static Dictionary<string, Recorded> Find()
    {
        var all = new Dictionary<string, Recorded> { ["made"] = new(Made, 360, 8, 30, 12, "1-1000000001") };
        if (TestData.Beside(Real) is { } file) all["city"] = new(() => Recording.Read(file), 9_989, 43, 106, 100, "1-1523590121");
        return all;
    }

    // With what a reader can trip over: commas in quotes, no closing, one before the report, months late, a council that no lookup has.
    private static Recording Made()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            string Write(string name, params IEnumerable<string> lines)
            {
                var path = Path.Combine(folder.FullName, name);
                File.WriteAllLines(path, lines);
                return path;
            }

            Write("made_types.csv", ["type_id,type_name,agency_id,color,description,data_code", "1,Illegal Dumping,1,#BF82BA,\"Rubbish, anywhere\",D", "2,Graffiti,1,#2,Paint,G"]);
            Write("made_councils.csv", ["council_id,council_name,region_id", .. Enumerable.Range(1, 10).Select(id => $"{id},Council {id},{1 + (id % 3)}")]);
            Write("made_regions.csv", "region_id,region_name", "1,North", "2,West", "3,East");
            return Recording.Read(Write("made_requests.csv",
                ["request_id,srnumber,created_date,closed_date,type_id,agency_id,source_id,council_id,region_id,address,latitude,longitude,city_id", .. Enumerable.Range(0, 360).Select(Line)]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Line(int at)
    {
        var created = new DateTime(2020, 1, 1, 0, 5, 0, DateTimeKind.Unspecified).AddMinutes(12 * at);
        var closed = at switch
        {
            0 => new DateTime(2020, 1, 2, 8, 43, 0, DateTimeKind.Unspecified),
            50 => created.AddMinutes(-5),
            _ when at % 9 == 0 => created.AddDays(40),
            _ => created.AddHours(1 + (at % 30)),
        };
        var council = at % 12;
        return string.Create(CultureInfo.InvariantCulture,
            $"{at + 1},1-{1_000_000_001 + at},{created:yyyy-MM-dd HH:mm:ss},{(at % 45 == 44 ? "" : closed.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))},{1 + (at % 2)},1,1,{council},{(council == 0 ? 0 : 1 + (council % 3))},\"{at} MAIN ST, 90001\",34.1,-118.4,6");
    }
}
