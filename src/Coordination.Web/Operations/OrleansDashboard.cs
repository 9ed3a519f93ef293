using Coordination.Web.Gate;
using Orleans.Dashboard;

namespace Coordination.Web.Operations;

/// <summary>The cluster's own dashboard, for administrators: silos, grain types, calls. No traces, no grain's state.</summary>
internal static class OrleansDashboard
{
    public const string Path = "/admin/orleans";

    public static void Add(WebApplicationBuilder builder) =>
        builder.UseOrleans(silo => silo.AddDashboard(dashboard => dashboard.HideTrace = true));

    public static void Map(WebApplication app) =>
        app.MapOrleansDashboard(Path)
            .RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter(HideState);

    // A grain's state holds names and what was seen; the dashboard would show it to whoever runs the machines.
    private static async ValueTask<object?> HideState(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        call.HttpContext.Request.Path.Value!.Contains("GrainState", StringComparison.OrdinalIgnoreCase)
            ? Results.NotFound()
            : await next(call);
}
