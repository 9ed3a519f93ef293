using Coordination.Contracts.Rotations;
using Coordination.Web.Api;
using Coordination.Web.Api.Docs;

namespace Coordination.Web.Rotations;

/// <summary>The calendar of a chain's terms, and who chairs it.</summary>
internal sealed class RotationSetup : IFeatureSetup
{
    public IReadOnlyList<Operation> Operations { get; } =
    [
        new("get", "/api/chairs/{chain}", "Who chairs the chain, and who is next.", null, typeof(ChairView)),
        new("get", "/calendar/rotations/{chain}/{token}.ics", "The terms as a calendar, for whoever has the link.", null, typeof(string), "lang") { Open = true },
    ];

    public void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<CalendarEndpoint>().AddSingleton<ChairEndpoint>();

    public void Map(WebApplication app)
    {
        var (services, guard) = (app.Services, app.Services.GetRequiredService<EndpointGuard>());
        app.MapGet("/api/chairs/{chain}", guard.Signed(services.GetRequiredService<ChairEndpoint>().Get));
        app.MapGet("/calendar/rotations/{chain}/{token}.ics", guard.Anyone(services.GetRequiredService<AddressBudgets>().Links, services.GetRequiredService<CalendarEndpoint>().Get));
    }
}
