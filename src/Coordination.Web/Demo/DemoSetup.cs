using Coordination.Contracts;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Demo;

/// <summary>The sample county, its sign-ins and its simulator: only with <c>Demo:Enabled</c>.</summary>
public static class DemoSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Demo");
        var options = section.Get<DemoOptions>() ?? new();
        builder.Services.Configure<DemoOptions>(section);
        builder.Services.AddSingleton(new SeedState(options.Enabled));
        if (!options.Enabled)
        {
            builder.Services.AddHostedService<SampleSignInsOff>();
            return;
        }
        foreach (var (limit, value) in MatterFlow.Limits(options.Pace))
            builder.Configuration[limit] ??= value;
        builder.Services.AddSingleton(new SampleCounty(options.Seed));
        builder.Services.AddSingleton<DemoAccounts>();
        builder.Services.AddHostedService<DemoSeeder>();
        builder.Services.AddHostedService<Simulator>();
    }

    /// <summary>Maps the list of sign-ins; without demo there is none.</summary>
    public static void MapDemo(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled)
            app.MapGet("/api/demo/accounts", (DemoAccounts accounts) => Results.Json(accounts.Listed, WireJson.Options))
                .AllowAnonymous()
                .WithSummary("The sample sign-ins; all have the same password.");
    }
}
