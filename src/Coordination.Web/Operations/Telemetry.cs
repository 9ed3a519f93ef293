using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Coordination.Web.Operations;

/// <summary>
/// Metrics and traces of the product, of Orleans, of HTTP and of the runtime. They leave the process by OTLP when the
/// standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; <c>/metrics</c> shows the metrics to administrators.
/// </summary>
internal static class Telemetry
{
    public static void Add(WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddMeter("Coordination.*", "Microsoft.Orleans")
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections")
                .AddRuntimeInstrumentation()
                .AddView(ForSeconds)
                .AddPrometheusExporter());
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        // Queries carry search words and links carry tokens: a trace has the route, never the query.
        telemetry
            .WithTracing(traces => traces
                .AddSource("Coordination.*", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application")
                .AddAspNetCoreInstrumentation(http => http.EnrichWithHttpRequest = static (span, _) =>
                    span.SetTag("url.query", null)))
            .UseOtlpExporter();
    }

    // The library's bounds are those of milliseconds.
    private static MetricStreamConfiguration? ForSeconds(Instrument instrument) =>
        instrument is Histogram<double> { Unit: "s" } && instrument.Meter.Name.StartsWith("Coordination.", StringComparison.Ordinal)
            ? new ExplicitBucketHistogramConfiguration
            {
                Boundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
            }
            : null;
}
