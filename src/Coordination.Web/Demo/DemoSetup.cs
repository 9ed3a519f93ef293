using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Demo;

/// <summary>The sample county, its sign-ins and its simulator: only with <c>Demo:Enabled</c>.</summary>
public static class DemoSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        var options = DemoOptions.Of(builder.Configuration);
        builder.Services.Configure<DemoOptions>(builder.Configuration.GetSection(DemoOptions.Section));
        builder.Services.AddSingleton(new SeedState(options.Enabled));
        if (!options.Enabled)
        {
            builder.Services.AddHostedService<SampleSignInsOff>();
            return;
        }
        builder.Services.AddSingleton(new SampleCounty(options.Seed));
        builder.Services.AddSingleton<DemoAccounts>().AddSingleton<DemoEndpoints>().AddSingleton<SampleActors>().AddSingleton<SamplePlays>();
        builder.Services.AddEach<ISampleSignIns>();
        builder.Services.AddEach<ISampleActor>();
        builder.Services.AddEach<ISamplePlay>();
        builder.Services.AddEach<ISampleDoor>();
        builder.Services.AddHostedService<DemoSeeder>();
        builder.Services.AddHostedService<Simulator>();
    }

    /// <summary>Maps the list of sign-ins; without demo there is none.</summary>
    public static void MapDemo(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.Enabled)
        {
            var (guard, budgets) = (app.Services.GetRequiredService<EndpointGuard>(), app.Services.GetRequiredService<AddressBudgets>());
            var demo = app.Services.GetRequiredService<DemoEndpoints>();
            app.MapGet("/api/demo/accounts", (DemoEndpoints endpoints, HttpContext context) => endpoints.List(context)).AllowAnonymous();
            app.MapPost("/api/demo/sign-in", guard.Anyone(budgets.SignIns, demo.SignIn));
        }
    }
}
