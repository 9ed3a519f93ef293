using System.Net.Http.Headers;
using System.Net.Http.Json;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Operations;

/// <summary>The whole app in this process on a SQLite file of its own.</summary>
internal sealed class FileApp : WebApplicationFactory<Program>
{
    public const string Password = "sample-password";

    private readonly Dictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _services;

    /// <param name="folder">Where the database lies; it outlives the app.</param>
    /// <param name="settings">More settings, or others.</param>
    /// <param name="services">Changes what the app is made of.</param>
    public FileApp(string folder, Dictionary<string, string>? settings = null, Action<IServiceCollection>? services = null)
    {
        _services = services;
        _settings = new()
        {
            ["ConnectionStrings:Coordination"] = $"Data Source={Path.Combine(folder, "app.db")}",
            ["Demo:Password"] = Password,
            ["Demo:Rate"] = "0",
        };
        foreach (var (name, value) in settings ?? []) _settings[name] = value;
    }

    /// <summary>An app with the sample, once it is whole.</summary>
    public static async Task<FileApp> Demo(string folder, Dictionary<string, string>? settings = null)
    {
        var app = new FileApp(folder, new(settings ?? []) { ["Demo:Enabled"] = "true" });
        using var client = app.CreateClient();
        await Eventually.Holds(
            async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode, TimeSpan.FromMinutes(2));
        return app;
    }

    /// <summary>A client that is signed in.</summary>
    public async Task<HttpClient> SignIn(string user)
    {
        var client = CreateClient();
        var answer = await client.PostAsJsonAsync(
            "/api/account/login", new SignIn($"{user}@sample.test", Password), WireJson.Options);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<SignedIn>(WireJson.Options);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token!.AccessToken);
        return client;
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        if (_services is not null) builder.ConfigureTestServices(_services);
    }
}
