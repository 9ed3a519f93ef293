using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Servers;

/// <summary>The server said something that the run can't go on with.</summary>
internal sealed class ServerException(string message) : Exception(message);

/// <summary>The part of the HTTP API that prepares a run and reads it back.</summary>
internal sealed class Api(HttpClient http) : IRecords
{
    private const int CommandsPerArray = 200, PageSize = 1_000;

    /// <summary>Signs in and returns the <c>Authorization</c> header.</summary>
    public async Task<string> SignIn(string email, string password, CancellationToken stop)
    {
        using var answer = await http.PostAsJsonAsync("/api/account/login", new SignIn(email, password), WireJson.Options, stop);
        var signedIn = await Read<SignedIn>(answer, "sign-in", stop);
        return $"Bearer {signedIn.AccessToken}";
    }

    /// <summary>The email of the demo's administrator.</summary>
    public async Task<string> DemoAdministrator(CancellationToken stop)
    {
        using var answer = await http.GetAsync("/api/demo/accounts", stop);
        var accounts = await Read<List<DemoAccount>>(answer, "the demo's accounts", stop);
        return accounts.FirstOrDefault(account => account.Role is Role.Administrator)?.Email
            ?? throw new ServerException("The demo has no administrator.");
    }

    /// <summary>From now on every call of this is the account's.</summary>
    public void Use(string authorization) =>
        http.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);

    /// <summary>The id of the account that signed in.</summary>
    public async Task<string> AccountOf(string authorization, CancellationToken stop)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/account/me");
        ask.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var answer = await http.SendAsync(ask, stop);
        return (await Read<Me>(answer, "who an account is", stop)).Id;
    }

    public async Task<bool> Exists(string path, CancellationToken stop)
    {
        using var answer = await http.GetAsync(path, stop);
        return answer.StatusCode is HttpStatusCode.OK;
    }

    /// <summary>Posts a file; <paramref name="what"/> names it in the error.</summary>
    public async Task<T> Post<T>(string path, string csv, string what, CancellationToken stop)
    {
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var answer = await http.PostAsync(path, content, stop);
        return await Read<T>(answer, what, stop);
    }

    /// <summary>Makes an account and returns its id.</summary>
    public async Task<string> NewAccount(NewAccount account, CancellationToken stop)
    {
        using var answer = await http.PostAsJsonAsync("/api/accounts", account, WireJson.Options, stop);
        return (await Read<AccountView>(answer, "a new account", stop)).Id;
    }

    /// <summary>Sends commands that all have to be done.</summary>
    public async Task SendAll(IEnumerable<SentCommand> commands, CancellationToken stop)
    {
        foreach (var some in commands.Chunk(CommandsPerArray))
        {
            using var answer = await http.PostAsJsonAsync("/api/commands", some, WireJson.Options, stop);
            var answers = await Read<List<SentAnswer>>(answer, "an array of commands", stop);
            if (answers.FirstOrDefault(one => one.Status != 200) is { } no)
                throw new ServerException($"A command of the preparation was answered {no.Status} {no.Refusal}: {no.Detail}");
        }
    }

    public async IAsyncEnumerable<RecordedEvent> History(Target target, [EnumeratorCancellation] CancellationToken stop)
    {
        for (long? after = 0; after is not null;)
        {
            using var answer = await http.GetAsync($"/api/{target.Kind}/{target.Id}/history?after={after}&size={PageSize}", stop);
            if (answer.StatusCode is HttpStatusCode.NotFound) yield break;
            var page = await Read<HistoryPage>(answer, $"the history of {target.Kind}/{target.Id}", stop);
            foreach (var item in page.Items) yield return new RecordedEvent(item.Version, item.Actor, item.Type, item.Key, item.Body);
            after = page.Next;
        }
    }

    private static async Task<T> Read<T>(HttpResponseMessage answer, string what, CancellationToken stop)
    {
        if (!answer.IsSuccessStatusCode)
            throw new ServerException($"The server answered {what} with {(int)answer.StatusCode}: {Short(await answer.Content.ReadAsStringAsync(stop))}");
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(WireJson.Options, stop)
                ?? throw new ServerException($"The server answered {what} with nothing.");
        }
        catch (JsonException unreadable)
        {
            throw new ServerException($"The server's answer to {what} can't be read: {unreadable.Message}");
        }
    }

    private static string Short(string text) => text.Length > 500 ? text[..500] : text;
}
