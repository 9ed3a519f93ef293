using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Coordination.Contracts.Gate;
using Microsoft.Extensions.DependencyInjection;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Api;

/// <summary>What a caller may think of, at every endpoint of the API: answered by a problem, never by a fault, and no error is logged.</summary>
public sealed class HostileTests : IAsyncLifetime
{
    private readonly ListeningApp _open = ListeningApp.Start();
    private readonly ConcurrentQueue<int> _ended = new();
    private readonly MeterListener _meters = new();
    private readonly string _matter = Guid.CreateVersion7().ToString();
    private HttpClient _admin = null!, _operator = null!, _member = null!;

    public async ValueTask InitializeAsync()
    {
        var meters = _open.App.Services.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "http.server.request.duration" && ReferenceEquals(instrument.Meter.Scope, meters)) listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((_, _, tags, _) => _ended.Enqueue(Status(tags)));
        _meters.Start();
        await _open.App.Areas(County, Street, Community, Grid);
        await _open.App.Accounts(
            ("root", [new RoleGrant(Role.Administrator, RoleGrant.Everywhere)]), ("operator", [new RoleGrant(Role.CountyOperator, County)]),
            ("member", [new RoleGrant(Role.GridMember, Grid)]));
        await _open.App.Done(TestApp.Root, "grids", Grid, "enrol-member", new { member = "m", name = "M" });
        (_admin, _operator, _member) = (await As("root"), await As("operator"), await As("member"));
        Assert.Equal(HttpStatusCode.OK, (await _operator.Command($"matters/{_matter}/report", $$"""{"grid":"{{Grid}}","item":"A","title":"T"}""")).StatusCode);

        async Task<HttpClient> As(string name)
        {
            var client = new HttpClient { BaseAddress = _open.Url };
            client.DefaultRequestHeaders.Authorization = new("Bearer", await _open.App.Token(name));
            return client;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _meters.Dispose();
        foreach (var client in new[] { _admin, _operator, _member }) client.Dispose();
        await _open.DisposeAsync();
    }

    private static readonly string[] Times =
    [
        "0001-01-01T00:00:00Z", "0001-01-01T00:00:00%2B14:00", "0001-01-01T00:00:00-14:00", "0001-01-02T00:00:00Z", "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00Z", "1900-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.9999999-14:00", "9999-12-31T23:59:59%2B14:00",
        "9999-12-30T00:00:00Z", "2024-02-30T00:00:00Z", "2024-01-01T00:00:00%2B99:00", "2024-01-01T24:00:00Z", "10000-01-01T00:00:00Z", "-1", "0", "now", "%00",
    ];

    private static readonly string[] Numbers = ["0", "-1", "9223372036854775807", "9223372036854775808", "1e3", "0x1", "+1", "%EF%BC%91", "NaN", "%00"];

    private static readonly string[] Texts = ["%00", "%ED%A0%80", "%FF", "%F0%9F%98%80", "'", "%22", "\\", "%25", "*", "a%00b", "%0A", "NOT%20NULL", "(", "%2A%3A*"];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "-1e400", "99999999999999999999999999", "\"\"", "\" \"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\ud800b\"", "\"\\u0000\"",
        "\"\\uffff\"", "\"busy, alert\"", "\"0\"", "[]", "[null]", "[[]]", "[1]", "[\"\\ud800\"]", "{}", "{\"\\ud800\":1}", "{\"a\":null}", "[{}]", "[{\"role\":null,\"place\":null}]",
        "[{\"role\":\"viewer\",\"place\":\"\\ud800\"}]", "[{\"role\":\"viewer\",\"place\":null}]", "[null,{\"role\":\"viewer\",\"place\":\"area/360424\"}]", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "NaN", "", "\"", "{", "/**/1",
    ];

    [Fact]
    public async Task Queries()
    {
        var paths = Times.SelectMany(at => new[] { $"boards/area/{County}?at={at}", $"matters?due={at}" })
            .Concat(Numbers.SelectMany(n => new[] { $"audit?after={n}", $"audit?size={n}", $"grids?size={n}", $"grids/{Grid}/history?after={n}", $"grids/{Grid}/history?size={n}", $"accounts?size={n}" }))
            .Concat(Texts.SelectMany(t => new[]
            {
                $"grids?q={t}", $"grids?after={t}", $"grids?area={t}", $"grids?status={t}", $"grids?sort={t}", $"grids?chain={t}", $"accounts?q={t}", $"accounts?after={t}",
                $"places?codes={t}", $"grids?{t}={t}", $"grids?q={t}&q={t}", $"account/me?{t}", $"boards/area/{t}", $"grids/{t}", $"matters/{t}/history", $"{t}", $"{t}/{t}/{t}/{t}",
            }))
            .Concat(["grids?", "grids?=", "grids?q", "grids?q=", "grids?&&", "boards/area/?at=", "boards/x/y", "boards//", $"boards/area/{County}?at=2024-01-01T00:00:00Z&at=2024-01-01T00:00:00Z"]);
        foreach (var path in paths.ToList())
            foreach (var client in new[] { _operator, _admin })
                await Below500(path, client.GetAsync("/api/" + path, TestApp.Stop));
        NoErrors();
    }

    [Fact]
    public async Task Bodies()
    {
        (HttpClient Client, string Method, string Path, string Body)[] endpoints =
        [
            (_admin, "POST", $"areas/{County}/register", """{"name":#}"""),
            (_admin, "POST", $"grids/{Grid}/enrol-member", """{"member":#,"name":"N"}"""),
            (_admin, "POST", $"grids/{Grid}/enrol-member", """{"member":"m","name":#}"""),
            (_admin, "POST", $"grids/{Grid}/record-building", """{"building":#,"name":#,"head":#}"""),
            (_member, "POST", $"grids/{Grid}/report-level", """{"level":#}"""),
            (_member, "POST", $"grids/{Grid}/report-level", """{"level":"calm","reason":#}"""),
            (_member, "POST", $"grids/{Grid}/record-patrol", "#"),
            (_operator, "POST", "matters/" + Guid.CreateVersion7() + "/report", $$"""{"grid":#,"item":"A","title":"T"}"""),
            (_operator, "POST", "matters/" + Guid.CreateVersion7() + "/report", $$"""{"grid":"{{Grid}}","item":#,"title":#,"description":#}"""),
            (_operator, "POST", $"matters/{_matter}/dispatch", """{"grid":#,"note":#}"""),
            (_operator, "POST", $"matters/{_matter}/verify", """{"passed":#}"""),
            (_operator, "POST", $"matters/{_matter}/escalate", """{"dueAt":#}"""),
            (_operator, "POST", "commands", "#"),
            (_operator, "POST", "commands", "[#]"),
            (_operator, "POST", "commands", """[{"kind":#,"id":#,"command":#,"key":#,"body":#}]"""),
            (_member, "POST", "commands", $$"""[{"kind":"grids","id":"{{Grid}}","command":"report-level","key":"k","body":#}]"""),
            (_member, "POST", "commands", $$"""[{"kind":"grids","id":"{{Grid}}","command":"report-level","key":#,"body":{"level":#} }]"""),
            (_admin, "POST", "accounts", """{"email":"a@test","name":"N","password":"correct horse","grants":#}"""),
            (_admin, "POST", "accounts", """{"email":#,"name":"N","password":"correct horse","grants":[]}"""),
            (_admin, "POST", "accounts", """{"email":"b@test","name":#,"password":#,"grants":[]}"""),
            (_admin, "POST", "accounts", """{"email":"c@test","name":"N","password":"correct horse","grants":[{"role":#,"place":#}]}"""),
            (_admin, "PUT", "accounts/x", """{"name":"N","disabled":#,"grants":#,"password":#}"""),
            (_admin, "POST", "account/login", """{"email":#,"password":#}"""),
            (_admin, "POST", "account/refresh", """{"refreshToken":#}"""),
            (_admin, "POST", "account/setup", """{"token":#,"email":"d@test","name":"N","password":"correct horse"}"""),
            (_admin, "POST", "account/password", """{"password":#,"newPassword":#}"""),
            (_admin, "POST", "viewer-links", $$"""{"board":#,"days":#,"label":#}"""),
            (_admin, "POST", "viewer-links", $$"""{"board":"area/{{County}}","days":#,"label":"L"}"""),
            (_admin, "POST", "viewer-links", $$"""{"board":"area/{{County}}","days":1,"label":#}"""),
            (_admin, "POST", "viewer-links/redeem", """{"token":#}"""),
        ];
        foreach (var (client, method, path, body) in endpoints)
            foreach (var value in Values)
            {
                var sent = body.Replace("#", value, StringComparison.Ordinal);
                var request = new HttpRequestMessage(new HttpMethod(method), "/api/" + path) { Content = new StringContent(sent, Encoding.UTF8, "application/json") };
                await Below500($"{path} {sent}", client.SendAsync(request, TestApp.Stop));
            }
        NoErrors();
    }

    [Fact]
    public async Task Files()
    {
        string[] lines = ["\ud800,N,county,", "360424,\ud800,county,", "360424,\0,county,", "360424,\"N,county,", "360424,N,\u0130,", "36042\u0664,N,county,", new string(',', 10_000), "", "\r\r\n", "360424,N,county,\ud800"];
        foreach (var line in lines)
        {
            var file = new ByteArrayContent(Encoding.UTF8.GetBytes("code,name,level,parent_code\n" + line));
            file.Headers.ContentType = new("text/csv");
            await Below500(line, _admin.PostAsync("/api/areas/import", file, TestApp.Stop));
        }
        NoErrors();
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}xx0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2;a=\0\r\n{}\r\n0\r\n\0: x\r\n\r\n")]
    [InlineData("Content-Length: 20000000\r\n\r\n{}")]
    public async Task Broken_bodies(string rest)
    {
        string[] paths = [$"grids/{Grid}/record-patrol", "commands", "account/password", "areas/import", "viewer-links/redeem"];
        foreach (var path in paths)
        {
            var type = path == "areas/import" ? "text/csv" : "application/json";
            var answer = await _open.Raw(
                $"POST /api/{path} HTTP/1.1\r\nHost: {_open.Url.Authority}\r\nAuthorization: {_admin.DefaultRequestHeaders.Authorization}\r\nContent-Type: {type}\r\nConnection: close\r\n{rest}");
            Assert.StartsWith("HTTP/1.1 4", answer, StringComparison.Ordinal);
        }
        NoErrors();
    }

    [Fact]
    public async Task A_body_that_comes_too_slowly()
    {
        var answer = await _open.Raw(
            $"POST /api/grids/{Grid}/record-patrol HTTP/1.1\r\nHost: {_open.Url.Authority}\r\nAuthorization: {_member.DefaultRequestHeaders.Authorization}\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{{");
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        NoErrors();
    }

    [Fact]
    public async Task A_body_that_never_ends_because_its_sender_is_gone()
    {
        for (var at = 0; at < 20; at++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(_open.Url.Host, _open.Url.Port, TestApp.Stop);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/grids/{Grid}/record-patrol HTTP/1.1\r\nHost: {_open.Url.Authority}\r\nAuthorization: {_member.DefaultRequestHeaders.Authorization}\r\nContent-Length: 100\r\n\r\n{{"), TestApp.Stop);
            // By the time that a later request is answered, the server waits for the rest of the body.
            await Below500("me", _member.GetAsync("/api/account/me", TestApp.Stop));
            client.Client.Close(0);
        }
        for (var at = 0; at < 20; at++)
        {
            var opened = await (await _member.PostAsync("/hubs/boards/negotiate?negotiateVersion=1", null, TestApp.Stop)).Json();
            using var client = new TcpClient();
            await client.ConnectAsync(_open.Url.Host, _open.Url.Port, TestApp.Stop);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /hubs/boards?id={opened.GetProperty("connectionToken").GetString()} HTTP/1.1\r\nHost: {_open.Url.Authority}\r\nAuthorization: {_member.DefaultRequestHeaders.Authorization}\r\nContent-Length: 100\r\n\r\n{{"), TestApp.Stop);
            await Below500("me", _member.GetAsync("/api/account/me", TestApp.Stop));
            client.Client.Close(0);
        }
        // Once the server has ended, all is said.
        await _open.App.DisposeAsync();
        Assert.DoesNotContain(_ended, status => status >= 500);
        NoErrors();
    }

    private static async Task Below500(string what, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.True((int)answer.StatusCode < 500, $"{what}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestApp.Stop)}");
    }

    private static int Status(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
            if (name == "http.response.status_code")
                return (int)value!;
        return 0;
    }

    private void NoErrors() => Assert.Empty(_open.Log.Errors.Select(line => $"{line.Category}: {line.Text} {line.Fault}"));
}
