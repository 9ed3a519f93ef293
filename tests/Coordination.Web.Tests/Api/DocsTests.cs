using System.IO.Compression;
using System.Text.Json;
using Coordination.Contracts.Grids;
using Coordination.Core.Journal;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Api;

[Collection(nameof(SharedApp))]
public sealed class DocsTests(SharedApp shared)
{
    // Fetched as files by the documentation's page, and what answers for paths that don't exist.
    // A board's id may have slashes of its own.
    private static readonly string[] NotDescribed = ["/api/docs", "/api/docs/start.js", "/api/docs/scalar.js", "/api/{**rest}", "/api/boards/{kind}/{id}/{**rest}"];

    [Fact]
    public async Task The_document_describes_every_endpoint_that_is_mapped()
    {
        using var client = shared.App.CreateClient();
        var paths = (await client.GetAsync("/openapi/v1.json", TestApp.Stop).Json()).GetProperty("paths");
        var closed = KindCatalog.All.SelectMany(kind => kind.Commands.Where(command => !Permissions.IsOpen(command.Value))
            .Select(command => $"/api/{kind.Name}/{{id}}/{command.Key}")).ToList();
        var mapped = shared.App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && !NotDescribed.Contains(endpoint.RoutePattern.RawText))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (method, endpoint.RoutePattern.RawText!)))
            .Where(one => !closed.Contains(one.Item2));
        Assert.All(mapped, one => Assert.True(
            paths.TryGetProperty(one.Item2, out var item) && item.TryGetProperty(one.method.ToLowerInvariant(), out _), $"{one.method} {one.Item2}"));
    }

    [Fact]
    public async Task The_document_has_every_command_that_someone_may_send_with_its_body()
    {
        using var client = shared.App.CreateClient();
        var document = await client.GetAsync("/openapi/v1.json", TestApp.Stop).Json();
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var expected = PermissionTable.Commands.Where(row => row.Roles.Length > 0).Select(row => Tests.Gate.Names.Of(row.Command));
        var found = document.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("post", out var post) && post.TryGetProperty("operationId", out _))
            .Select(path => path.Name["/api/".Length..].Replace("/{id}", "", StringComparison.Ordinal));
        Assert.Equal(expected.Order(), found.Order());

        var level = document.GetProperty("components").GetProperty("schemas").GetProperty(nameof(ReportLevel)).GetProperty("properties");
        Assert.Equal(["calm", "busy", "alert"], level.GetProperty("level").GetProperty("enum").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(500, level.GetProperty("reason").GetProperty("maxLength").GetInt32());
        Assert.All(KindCatalog.All, kind => Assert.True(document.GetProperty("paths").TryGetProperty($"/api/{kind.Name}/{{id}}/history", out _)));
        Assert.True(document.GetProperty("components").GetProperty("schemas").GetProperty(nameof(AreaFrame)).GetProperty("properties").TryGetProperty("tiles", out _));
    }

    [Fact]
    public async Task Every_reference_in_the_document_leads_somewhere()
    {
        using var client = shared.App.CreateClient();
        var document = await client.GetAsync("/openapi/v1.json", TestApp.Stop).Json();
        var pointers = References(document).Distinct().ToList();
        Assert.NotEmpty(pointers);
        foreach (var pointer in pointers)
        {
            var at = document;
            foreach (var part in pointer.Split('/').Skip(1))
                at = at.ValueKind == JsonValueKind.Array ? at[int.Parse(part, null)] : at.GetProperty(part);
        }
    }

    [Fact]
    public async Task The_page_needs_nothing_from_elsewhere_and_no_inline_script_and_hides_the_tools_of_its_makers()
    {
        using var client = shared.App.CreateClient();
        var page = await client.GetStringAsync("/api/docs", TestApp.Stop);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]* src=)", page);
        await using var script = new GZipStream(await client.GetStreamAsync("/api/docs/scalar.js", TestApp.Stop), CompressionMode.Decompress);
        using var text = new StreamReader(script);
        Assert.Contains("createApiReference", await text.ReadToEndAsync(TestApp.Stop), StringComparison.Ordinal);
        var start = await client.GetStringAsync("/api/docs/start.js", TestApp.Stop);
        Assert.Contains("/openapi/v1.json", start, StringComparison.Ordinal);
        Assert.Contains("showDeveloperTools: 'never'", start, StringComparison.Ordinal);
    }

    private static IEnumerable<string> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member =>
            member.Name == "$ref" && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : References(member.Value)),
        _ => [],
    };
}
