using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Servers;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Worklist;

/// <summary>The work lists that a run watches, each by its own account.</summary>
internal static class WorkLists
{
    public static async Task<IReadOnlyList<Wall>> Hang(IStage stage, Workforce workforce, int lists, CancellationToken stop)
    {
        var accounts = Accounts(workforce).ToList();
        var hung = new List<Wall>();
        for (var list = 0; list < lists; list++)
        {
            var account = accounts[list % accounts.Count];
            hung.Add(new Wall(new WorklistFold(await stage.AccountId(account, stop), workforce.Grants(account)), account));
        }
        return hung;
    }

    /// <summary>A secretary and a member in turn, then whoever is left; the operator last.</summary>
    private static IEnumerable<int> Accounts(Workforce workforce)
    {
        var most = Math.Max(workforce.Members.Count, workforce.Secretaries.Count);
        for (var at = 0; at < most; at++)
        {
            if (at < workforce.Secretaries.Count) yield return workforce.Secretaries[at];
            if (at < workforce.Members.Count) yield return workforce.Members[at];
        }
        yield return Workforce.Operator;
    }
}
