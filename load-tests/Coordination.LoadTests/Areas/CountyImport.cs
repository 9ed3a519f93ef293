using System.Text;
using Coordination.Contracts.Api;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Servers;

namespace Coordination.LoadTests.Areas;

/// <summary>Brings the generated county to a server.</summary>
internal static class CountyImport
{
    private const int LinesPerImport = 2_000;

    /// <summary>The first county code from 990001 on that the server doesn't know.</summary>
    public static async Task<string> UnusedCounty(Api api, CancellationToken stop)
    {
        for (var code = 990001; code <= 990999; code++)
            if (!await api.Exists($"/api/areas/{code}", stop))
                return $"{code}";
        throw new ServerException("The server knows every county from 990001 to 990999: give it a new database.");
    }

    public static async Task Import(Api api, County county, CancellationToken stop)
    {
        foreach (var lines in county.Areas.Chunk(LinesPerImport))
        {
            var csv = new StringBuilder("code,name,level,parent_code\n");
            foreach (var (code, name, level, parent) in lines)
                csv.Append(code).Append(",\"").Append(name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\",").Append(level).Append(',').Append(parent).Append('\n');
            var report = await api.Post<ImportReport>("/api/areas/import", csv.ToString(), "the import", stop);
            if (report.Refused.Count > 0)
                throw new ServerException($"The import refused {report.Refused.Count} lines, first line {report.Refused[0].Line}: {report.Refused[0].Detail}");
        }
    }
}
