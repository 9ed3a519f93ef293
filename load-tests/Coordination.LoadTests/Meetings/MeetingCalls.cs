using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Meetings;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Servers;

namespace Coordination.LoadTests.Meetings;

/// <summary>Calls the generated meetings, once each chain has its chair.</summary>
internal static class MeetingCalls
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private const int Tries = 120;

    public static async Task Call(Api api, County county, Workforce workforce, Bearers bearers, string run, CancellationToken stop)
    {
        foreach (var chain in county.MeetingChains)
        {
            api.Use(bearers.Of(workforce.AccountOf(chain.Units[0])));
            var call = new ConveneMeeting(chain.Id, "联席会议（负载测试）", TimeProvider.System.GetUtcNow(), chain.Units);
            var body = JsonSerializer.SerializeToElement(call, WireJson.Options);
            for (var at = 1; ; at++)
                try
                {
                    await api.SendAll(chain.Meetings.Select(id => new SentCommand("meetings", id, "convene", $"{run}-call-{id}-{at}", body)), stop);
                    break;
                }
                catch (ServerException) when (at < Tries)
                {
                    // Its term begins by itself, and with it the chair's office.
                    await Task.Delay(Pause, stop);
                }
        }
    }
}
