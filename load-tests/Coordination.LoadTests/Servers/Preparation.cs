using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Coordination.LoadTests.Areas;
using Coordination.LoadTests.Chains;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Meetings;
using Coordination.LoadTests.Reporting;

namespace Coordination.LoadTests.Servers;

/// <summary>Makes a server ready for a run: the county, the accounts, what works need, the sign-ins.</summary>
internal sealed class Preparation(Api api, IProgressView progress)
{
    public async Task<Bearers> Prepare(County county, Workforce workforce, string run, CancellationToken stop)
    {
        progress.Say($"Importing {county.Grids.Count} grids of county {county.Code}");
        await CountyImport.Import(api, county, stop);

        if (county.Chains.Count > 0)
        {
            progress.Say($"Importing {county.Firms.Count} firms and {county.Teams.Count} teams of {county.Chains.Count} chains");
            await ChainImport.Import(api, county, run, stop);
        }

        progress.Say($"Making {workforce.Accounts} accounts");
        // No account's name stands in it: the server refuses that.
        var password = $"9a-{run}-Wall";
        var emails = Enumerable.Range(0, workforce.Accounts).Select(account => $"load-{run}-{account}@example.test").ToList();
        var ids = new List<string>();
        foreach (var email in emails)
            ids.Add(await api.NewAccount(new NewAccount(email, $"负载{ids.Count}", password, workforce.Grants(ids.Count)), stop));

        progress.Say("Making things ready");
        await api.SendAll(
            LoadWorks.Prepare(county, workforce, ids, imported: true).Select((one, at) => new SentCommand(
                one.Target.Kind, one.Target.Id, CommandNames.Of(one.Command), $"{run}-prepare-{at}",
                JsonSerializer.SerializeToElement(one.Command, one.Command.GetType(), WireJson.Options))),
            stop);

        progress.Say("Signing in");
        var bearers = new Bearers(api, emails, password);
        await bearers.SignInAll(null, stop);
        if (county.MeetingChains.Count > 0)
        {
            progress.Say("Calling joint meetings");
            await MeetingCalls.Call(api, county, workforce, bearers, run, stop);
        }
        api.Use(bearers.Of(Workforce.Operator));
        return bearers;
    }
}
