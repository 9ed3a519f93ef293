using Coordination.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Coordination.Web.Gate;

/// <summary>The gate.</summary>
public static class GateSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddGate(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PlaceIndex>();
        services.AddSingleton(all => new DenialAudit(
            all.GetRequiredService<IDbContextFactory<AccountsDb>>(),
            all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ILogger<DenialAudit>>()));
        services.AddHostedService(all => all.GetRequiredService<DenialAudit>());
        services.AddSingleton<Delivery>();
        services.AddSingleton(all => new CommandGate(
            all.GetRequiredService<PlaceIndex>(), all.GetRequiredService<DenialAudit>(), all.GetRequiredService<Delivery>()));
    }
}
