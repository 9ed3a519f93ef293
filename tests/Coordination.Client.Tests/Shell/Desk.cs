using System.Net;
using System.Text;
using System.Text.Json;
using Bunit;
using Coordination.Client.Api;
using Coordination.Client.Boards;
using Coordination.Client.Language;
using Coordination.Client.Shell;
using Coordination.Client.Tests.Boards;
using Coordination.Contracts;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;
using Microsoft.FluentUI.AspNetCore.Components;

namespace Coordination.Client.Tests.Shell;

/// <summary>Somebody at a console, and a server that answers what a test tells it to.</summary>
public abstract class Desk : BunitContext
{
    protected static readonly DateTimeOffset At = new(2026, 11, 23, 6, 36, 0, TimeSpan.Zero);
    protected static readonly AreaCode Code = AreaCode.Parse("360424100901003"), Community = AreaCode.Parse("360424100901");

    /// <summary>Forms, and the buttons that open one.</summary>
    protected const string Forms = "form, .add";

    protected Desk()
    {
        Reader.Of("zh-CN");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLogging().AddSingleton<IStringLocalizer, Texts>().AddFluentUIComponents(options => options.Localizer = new FluentTexts());
        Services.AddSingleton<TimeProvider>(Clock).AddSingleton(Office).AddScoped(_ => CoordinationApi.Http(new Uri("http://localhost/"), Office));
        Services.AddScoped<CoordinationApi>().AddScoped(_ => new Device(Phone)).AddScoped<Session>().AddScoped<Places>().AddScoped<People>().AddScoped<Outbox>();
        Services.AddSingleton<Stage>().AddSingleton<BoardStream>(all => all.GetRequiredService<Stage>()).AddTransient<BoardFeed>().AddTransient<ChangesFeed>();
        Office.Answers["/api/places"] = _ => new[] { new NamedPlace(Community.Value, "云溪社区"), new NamedPlace(Code.Value, "03网格") };
    }

    private protected Office Office { get; } = new();

    private protected Phone Phone { get; } = new();

    private protected Stage Stage => Services.GetRequiredService<Stage>();

    protected FakeTimeProvider Clock { get; } = new(At);

    protected static GridView Grid { get; } = new(
        Code, "03网格", GridLevel.Calm, null, null, 1, 1, null, 1, 1, null);

    protected static GridDetails Details { get; } = new([new("a1", "甲", At)], [new("01", "一栋", "乙")], [new("u1", "同心药房")]);

    protected static ListItem<MatterView> Matter(string id, string title = "路灯不亮", MatterStep step = MatterStep.Handle) => new(
        id, 1, new MatterView(id, Code, "lighting", title, null, null, step, At, At, At.AddHours(1), false, null, null, null, null, 0, null));

    protected static ListPage<T> Page<T>(string? next, params ListItem<T>[] items) => new(items, items.Length, next);

    /// <summary>Sits down as somebody who holds this role here.</summary>
    protected async Task SignIn(Role role, string place)
    {
        Office.Answers["/api/account/me"] = _ => new Me("me", "我", "me@test", [new RoleGrant(role, place)], true);
        await Services.GetRequiredService<Session>().Load();
    }

    /// <summary>Types into the field with this label.</summary>
    protected static void Type(IRenderedComponent<IComponent> on, string label, string text) =>
        Field(on, label).InvokeAsync(() => Field(on, label).Instance.ValueChanged.InvokeAsync(text));

    /// <summary>What stands in the field with this label.</summary>
    protected static string? Typed(IRenderedComponent<IComponent> on, string label) =>
        Field(on, label).Instance.Value;

    private static IRenderedComponent<FluentTextInput> Field(IRenderedComponent<IComponent> on, string label) =>
        on.FindComponents<FluentTextInput>().Single(field => field.Instance.Label == label);
}

/// <summary>Answers by path and keeps what it was sent.</summary>
internal sealed class Office : HttpMessageHandler
{
    /// <summary>By path: a body, a status with a problem, or null when the network is away.</summary>
    public Dictionary<string, Func<Uri, object?>> Answers { get; } = [];

    /// <summary>Every request, in order; reads have no body.</summary>
    public List<(string Path, string Body)> Asked { get; } = [];

    /// <summary>Those that were no reads.</summary>
    public IEnumerable<(string Path, string Body)> Written => Asked.Where(one => one.Body.Length > 0);

    public static (HttpStatusCode, string) No(string sentence) => (HttpStatusCode.Conflict, JsonSerializer.Serialize(new { refusal = "no", detail = sentence }));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Asked.Add((request.RequestUri!.PathAndQuery, body));
        var answer = Answers.TryGetValue(request.RequestUri.AbsolutePath, out var one)
            ? one(request.RequestUri) ?? throw new HttpRequestException("no network")
            : (HttpStatusCode.NotFound, "{}");
        var (status, text) = answer is (HttpStatusCode refused, string said)
            ? (refused, said)
            : (HttpStatusCode.OK, JsonSerializer.Serialize(answer, answer.GetType(), WireJson.Options));
        return new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }
}
