using Coordination.Contracts.Gate;
using Coordination.Web.Gate;

namespace Coordination.Web.Accounts;

/// <summary>All features that listen to grants, told one after the other.</summary>
internal sealed class GrantListeners(IEnumerable<IGrantListener> listeners)
{
    /// <summary>As <see cref="IGrantListener.Move"/>; when one refuses, those told before it move back.</summary>
    public async Task<GateAnswer?> Move(
        Caller by, Account account, IReadOnlyList<RoleGrant> before, IReadOnlyList<RoleGrant> now, string name)
    {
        var told = new List<IGrantListener>();
        foreach (var listener in listeners)
        {
            if (await listener.Move(by, account, before, now, name) is not { } no)
            {
                told.Add(listener);
                continue;
            }
            if (no.Status == StatusCodes.Status503ServiceUnavailable) return no;
            foreach (var done in told)
                if (await done.Move(by, account, now, before, account.Name) is { } unsure)
                    return unsure;
            return no;
        }
        return null;
    }
}
