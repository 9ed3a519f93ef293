using Coordination.Contracts;
using Coordination.Storage;
using Coordination.Web.Demo;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Web.Operations;

/// <summary>
/// <c>/health/live</c> answers while the process runs and touches nothing; <c>/health/ready</c> answers 200 when the
/// database takes commits, the silo is active and the sample data (if any) is there, and says which part is not.
/// </summary>
internal static class Readiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void Add(IServiceCollection services) =>
        services.AddHealthChecks()
            .Add(new HealthCheckRegistration("storage", provider => new StorageCheck(provider.GetRequiredService<StorageState>()), null, null, Patience))
            .Add(new HealthCheckRegistration("silo", provider => new SiloCheck(provider.GetRequiredService<ISiloStatusOracle>()), null, null, Patience))
            .Add(new HealthCheckRegistration("demo", provider => new DemoCheck(provider.GetRequiredService<SeedState>()), null, null, Patience));

    public static void Map(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = Write }).AllowAnonymous();
    }

    private static Task Write(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                Status = report.Status,
                Parts = report.Entries.ToDictionary(
                    part => part.Key, part => new { part.Value.Status, part.Value.Description }),
            },
            WireJson.Options, context.RequestAborted);

    // The reason stands in the log: it may name hosts and users.
    private sealed class StorageCheck(StorageState storage) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop) =>
            Task.FromResult(storage.Ready
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database takes no commits."));
    }

    private sealed class SiloCheck(ISiloStatusOracle silo) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop) =>
            Task.FromResult(silo.CurrentStatus == SiloStatus.Active
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"The silo is {silo.CurrentStatus}."));
    }

    private sealed class DemoCheck(SeedState seeding) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop) =>
            Task.FromResult(seeding.Done
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The sample data is still being made."));
    }
}
