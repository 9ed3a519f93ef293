using Coordination.Client.Api;
using Coordination.Contracts.Accounts;
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

    /// <summary>Signs in as a sample person, which a demo's own machine needs no password for.</summary>
    public async Task<Problem?> SignInAsSample(string email)
    {
        var answer = await api.Write<Nothing>(HttpMethod.Post, "api/demo/sign-in", new SampleSignIn(email));
        if (answer.Problem is null) await (loading = Ask());
        return answer.Problem;
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

    /// <summary>The roles, each with its place; none when nobody is signed in.</summary>
    public IReadOnlyList<RoleGrant> Grants => Me?.Grants ?? [];

    /// <summary>True when views of the kind may be seen somewhere.</summary>
    public bool MaySee(string kind) => Permissions.ToSee(Grants, kind).Count > 0;

    /// <summary>True when views of the kind may be seen at the place.</summary>
    public bool MaySee(string kind, string place) => Permissions.ToSee(Grants, kind).Reach(place);

    /// <summary>True when boards of the kind may be watched somewhere.</summary>
    public bool MayWatch(string kind) => Permissions.ToWatch(Grants, kind).Count > 0;

    /// <summary>True when boards of the kind may be watched at the place.</summary>
    public bool MayWatch(string kind, string place) => Permissions.ToWatch(Grants, kind).Reach(place);

    /// <summary>True when the command may be sent somewhere.</summary>
    public bool MaySend(Type command) => Permissions.ToSend(Grants, command).Count > 0;

    /// <summary>True when the command may be sent to a thing at the place.</summary>
    public bool MaySend<TCommand>(string place) => MaySend(typeof(TCommand), place);

    /// <summary>True when the command may be sent to a thing at the place.</summary>
    public bool MaySend(Type command, string place) => Permissions.ToSend(Grants, command).Reach(place);

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
