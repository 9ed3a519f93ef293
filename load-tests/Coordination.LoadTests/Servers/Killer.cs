namespace Coordination.LoadTests.Servers;

/// <summary>Kills the started server at even distances and starts it again.</summary>
internal static class Killer
{
    /// <summary>Returns when the last kill has been recovered from.</summary>
    public static async Task Run(StartedServer server, int kills, TimeSpan every, Action<int> told, CancellationToken stop)
    {
        for (var kill = 1; kill <= kills; kill++)
        {
            await Task.Delay(every, stop);
            await server.KillAndRestart(stop);
            told(kill);
        }
    }
}
