using Coordination.Web.Api;
using Coordination.Web.Demo;

namespace Coordination.Web.Matters;

/// <summary>In a demo the limits of matters are minutes, where the settings name none.</summary>
internal sealed class MatterSetup : IFeatureSetup
{
    public void Add(WebApplicationBuilder builder)
    {
        if (DemoOptions.Of(builder.Configuration) is not { Enabled: true } demo) return;
        foreach (var (limit, value) in MatterFlow.Limits(demo.Pace)) builder.Configuration[limit] ??= value;
    }
}
