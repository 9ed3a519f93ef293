using Coordination.Client.Api;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;

namespace Coordination.Client.Shell;

/// <summary>Who sits here. Lives as long as the page.</summary>
public sealed class Session(CoordinationApi api, Device device)
{
    private const string Key = "me";
    private Task? loading;

    /// <summary>Null when nobody is signed in.</summary>
    public Me? Me { get; private set; }

    /// <summary>True when the server could not be asked and <see cref="Me"/> is who signed in here last.</summary>
    public bool IsRecalled { get; private set; }

    /// <summary>Asks the server once; later calls wait for the same answer.</summary>
    public Task Load() => loading ??= Ask();

    /// <summary>Signs in with a cookie. The answer is null when that worked.</summary>
    public async Task<Problem?> SignIn(string email, string password)
    {
        var answer = await api.Write<Nothing>(
            HttpMethod.Post, "api/account/login?useCookies=true", new SignIn(email, password));
        if (answer.Problem is not null) return answer.Problem;
        await (loading = Ask());
        return null;
    }

    /// <summary>Turns a viewer link's token into a sign-in that may watch its board.</summary>
    public async Task<Problem?> Redeem(string token)
    {
        var answer = await api.Write<Nothing>(HttpMethod.Post, "api/viewer-links/redeem", new Redeem(token));
        if (answer.Problem is null) await (loading = Ask());
        return answer.Problem;
    }

    /// <summary>Signs out and forgets who it was.</summary>
    public async Task SignOut()
    {
        await api.Write<Nothing>(HttpMethod.Post, "api/account/logout", null);
        await Forget();
    }

    /// <summary>True when one of the roles is held anywhere.</summary>
    public bool Holds(params ReadOnlySpan<Role> roles)
    {
        foreach (var grant in Me?.Grants ?? [])
            if (roles.Contains(grant.Role))
                return true;
        return false;
    }

    /// <summary>True when one of the roles is held at a place that <paramref name="area"/> lies in.</summary>
    public bool Holds(AreaCode area, params ReadOnlySpan<Role> roles)
    {
        foreach (var grant in Me?.Grants ?? [])
            if (roles.Contains(grant.Role) && grant.Reaches(area.Value))
                return true;
        return false;
    }

    /// <summary>The areas at which a role is held, in the order of their codes.</summary>
    public IReadOnlyList<AreaCode> Areas =>
        [.. (Me?.Grants ?? []).Select(g => g.Area).OfType<AreaCode>().Distinct().Order()];

    /// <summary>The own grid of a grid member; null for everyone else.</summary>
    public AreaCode? OwnGrid => Me?.Grants
        .Where(g => g.Role is Role.GridMember).Select(g => g.Area).FirstOrDefault(a => a?.Level is AreaLevel.Grid);

    private async Task Ask()
    {
        var answer = await api.Get<Me>("api/account/me");
        if (answer.Value is { } me)
        {
            Me = me;
            IsRecalled = false;
            await device.Remember(Key, me);
        }
        else if (answer.Problem!.IsPassing)
        {
            Me = await device.Recall<Me>(Key);
            IsRecalled = true;
            loading = null;
        }
        else
        {
            await Forget();
        }
    }

    private async Task Forget()
    {
        Me = null;
        IsRecalled = false;
        loading = Task.CompletedTask;
        await device.Remember<Me>(Key, null);
    }
}
