using Coordination.Contracts.Meetings;
using Coordination.Web.Api;
using Coordination.Web.Api.Docs;

namespace Coordination.Web.Meetings;

/// <summary>The papers that are made of a meeting.</summary>
internal sealed class MeetingSetup : IFeatureSetup
{
    public IReadOnlyList<Operation> Operations { get; } =
    [
        new("get", "/api/meetings/{id}/minutes.html", "The minutes as a page.", null, typeof(string), "lang"),
        new("get", "/api/meetings/{id}/minutes.docx", "The minutes as a Word document.", null, typeof(string), "lang"),
        new("post", "/api/meetings/{id}/papers", "Takes a picture or a PDF document from the chair.", typeof(string), typeof(MeetingView), "name") { Takes = "application/octet-stream" },
        new("get", "/api/meetings/{id}/papers/{number}", "A paper of the meeting.", null, typeof(string)),
        new("get", "/api/meetings/{id}/votes.csv", "Every vote, a row each.", null, typeof(string), "lang"),
    ];

    public void Add(WebApplicationBuilder builder) => builder.Services.AddSingleton<MinutesEndpoint>().AddSingleton<PaperEndpoint>();

    public void Map(WebApplication app)
    {
        var guard = app.Services.GetRequiredService<EndpointGuard>();
        var minutes = app.Services.GetRequiredService<MinutesEndpoint>();
        app.MapGet("/api/meetings/{id}/minutes.html", guard.Signed(minutes.Html));
        app.MapGet("/api/meetings/{id}/minutes.docx", guard.Signed(minutes.Docx));
        app.MapGet("/api/meetings/{id}/votes.csv", guard.Signed(minutes.Votes));
        var papers = app.Services.GetRequiredService<PaperEndpoint>();
        app.MapPost("/api/meetings/{id}/papers", guard.Signed(papers.Take));
        app.MapGet("/api/meetings/{id}/papers/{number}", guard.Signed(papers.Get));
    }
}
