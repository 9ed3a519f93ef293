using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Servers;

/// <summary>The sign-ins of a run's accounts; each is renewed by signing in again.</summary>
internal sealed class Bearers(Api api, IReadOnlyList<string> emails, string password) : IBearers, IDisposable
{
    private readonly string[] _headers = new string[emails.Count];
    private readonly SemaphoreSlim _one = new(1, 1);

    public string Of(int account) => Volatile.Read(ref _headers[account]);

    public async Task SignInAll(Action<int>? told, CancellationToken stop)
    {
        for (var account = 0; account < emails.Count; account++)
        {
            _headers[account] = await api.SignIn(emails[account], password, stop);
            told?.Invoke(account + 1);
        }
    }

    public async Task Renew(int account, CancellationToken stop)
    {
        var old = Of(account);
        await _one.WaitAsync(stop);
        try
        {
            // Many find out at once; the first of them renews for all.
            if (Of(account) == old) Volatile.Write(ref _headers[account], await api.SignIn(emails[account], password, stop));
        }
        catch (Exception away) when (Http.ServerWentAway(away) || away is ServerException
            || (away is OperationCanceledException && !stop.IsCancellationRequested))
        {
            // The next command finds out and tries again.
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
