using Coordination.Web.Api;
using Coordination.Web.Api.Docs;

namespace Coordination.Web.Rotations;

/// <summary>The calendar of a chain's terms.</summary>
internal sealed class RotationSetup : IFeatureSetup
{
    public IReadOnlyList<Operation> Operations { get; } =
        [new("get", "/calendar/rotations/{chain}/{token}.ics", "The terms as a calendar, for whoever has the link.", null, typeof(string), "lang") { Open = true }];

    public void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<CalendarEndpoint>();

    public void Map(WebApplication app) => app.MapGet(
        "/calendar/rotations/{chain}/{token}.ics",
        app.Services.GetRequiredService<EndpointGuard>().Anyone(app.Services.GetRequiredService<AddressBudgets>().Links, app.Services.GetRequiredService<CalendarEndpoint>().Get));
}
