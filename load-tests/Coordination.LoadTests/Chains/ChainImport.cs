using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Servers;

namespace Coordination.LoadTests.Chains;

/// <summary>Brings the generated chains to a server: the chains by command, what is in them by files.</summary>
internal static class ChainImport
{
    public static async Task Import(Api api, County county, string run, CancellationToken stop)
    {
        await api.SendAll(
            ChainThings.Chains(county).Select(one => new SentCommand(
                one.Target.Kind, one.Target.Id, CommandNames.Of(one.Command), $"{run}-{one.Target}",
                JsonSerializer.SerializeToElement(one.Command, one.Command.GetType(), WireJson.Options))),
            stop);
        // In the order in which they are first named.
        foreach (var file in ChainThings.Within(county).GroupBy(one => (one.Target.Kind, Command: CommandNames.Of(one.Command))))
        {
            var report = await api.Post<ImportReport>(
                $"/api/{file.Key.Kind}/import?command={file.Key.Command}", Csv(file), $"the import of {file.Key.Kind}", stop);
            if (report.Refused.Count > 0)
                throw new ServerException($"The import of {file.Key} refused {report.Refused.Count} lines, first line {report.Refused[0].Line}: {report.Refused[0].Detail}");
        }
    }

    private static string Csv(IEnumerable<Prepared> lines)
    {
        var csv = new StringBuilder();
        foreach (var (target, command) in lines)
        {
            var members = JsonSerializer.SerializeToElement(command, command.GetType(), WireJson.Options).EnumerateObject().ToList();
            if (csv.Length == 0) csv.AppendJoin(',', members.Select(member => member.Name).Prepend("id")).Append('\n');
            csv.AppendJoin(',', members.Select(member => $"\"{member.Value}\"").Prepend(target.Id)).Append('\n');
        }
        return csv.ToString();
    }
}
