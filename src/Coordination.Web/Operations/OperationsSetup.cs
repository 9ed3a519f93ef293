using Coordination.Web.Api;
using Coordination.Web.Gate;
using Microsoft.AspNetCore.Diagnostics;

namespace Coordination.Web.Operations;

/// <summary>Health, telemetry, error pages and limits.</summary>
public static class OperationsSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        Logs.Add(builder);
        // A background service that fails is logged; it takes nothing else down with it.
        builder.Services.Configure<HostOptions>(host => host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        Telemetry.Add(builder);
        ServerLimits.Add(builder);
        Readiness.Add(builder.Services);
        OrleansDashboard.Add(builder);
        ClientSetup.Add(builder);
    }

    /// <summary>Adds the middleware.</summary>
    public static void UseOperations(this WebApplication app)
    {
        Proxies.Use(app);
        SecurityHeaders.Use(app);
        // The same in development: what a client sees of a fault is the same everywhere, and the log has the rest.
        app.UseExceptionHandler(errors => errors.Run(Fault));
        ServerLimits.Use(app);
        Welcome.Use(app);
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapOperations(this WebApplication app)
    {
        Readiness.Map(app);
        OrleansDashboard.Map(app);
        app.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Policies.Administrator);
    }

    private static Task Fault(HttpContext context)
    {
        var told = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException broken => Bodies.Problem(broken),
            { } fault when Outage.IsOrLate(fault, context.RequestAborted) => Reply.Problem(StatusCodes.Status503ServiceUnavailable, Codes.TryAgain),
            _ => Reply.Problem(StatusCodes.Status500InternalServerError, Codes.Fault),
        };
        return ProblemWriter.Write(context, told.Status, told.Code!, told.At);
    }
}
