using Coordination.Client.Api;
using Coordination.Contracts.Accounts;

namespace Coordination.Client.Shell;

/// <summary>Who the accounts are that have acted, for screens that hold their ids. Lives as long as the page; each is asked for once.</summary>
public sealed class People(CoordinationApi api)
{
    /// <summary>As many as the server answers at once.</summary>
    private const int AtOnce = 100;

    private const string System = "system";
    private readonly Dictionary<string, Person?> known = new(StringComparer.Ordinal);

    /// <summary>Asks for those that aren't known; without an answer they stay unknown until the next time.</summary>
    public async Task Learn(IEnumerable<string> ids)
    {
        foreach (var part in ids.Where(id => id != System && !known.ContainsKey(id)).Distinct().Chunk(AtOnce))
        {
            var (found, problem) = await api.Get<List<Person>>($"api/people?ids={string.Join(',', part)}");
            if (problem is { IsPassing: true }) return;
            foreach (var id in part) known[id] = null;
            foreach (var one in found ?? []) known[one.Id] = one;
        }
    }

    /// <summary>The person; null for one that nobody knows any more.</summary>
    public Person? Of(string id) => known.GetValueOrDefault(id);
}
