using Coordination.Web.Api;
using Coordination.Web.Demo;

namespace Coordination.Web.Enterprises;

/// <summary>Shortens the period of reports in a demo.</summary>
internal sealed class EnterpriseSetup : IFeatureSetup
{
    private const double Minutes = 6;

    public void Add(WebApplicationBuilder builder)
    {
        var demo = DemoOptions.Of(builder.Configuration);
        // A visitor is to see a firm fall silent; where the simulator is still or slow there is more time.
        if (demo is not { Enabled: true, Pace: > 0 } || builder.Configuration["Enterprises:ReportWithin"] is not null) return;
        builder.Configuration["Enterprises:ReportWithin"] = TimeSpan.FromMinutes(Math.Min(Minutes * Math.Max(1, 2 / demo.Pace), 24 * 60)).ToString();
    }
}
