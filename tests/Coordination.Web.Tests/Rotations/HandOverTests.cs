using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Problems;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;
using Coordination.Testing;
using Coordination.Web.Gate;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Tests.Rotations;

/// <summary>The chairs of ten chains pass on while no server runs.</summary>
public sealed class HandOverTests
{
    private const int Chains = 10;
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Exactly_one_unit_chairs_after_the_stop_and_each_hand_over_is_recorded_once_with_what_was_open(string engine)
    {
        using var folder = new TempFolder();
        if (engine == "postgres" && LocalPostgres.FindBinaries() is null && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("PostgreSQL is not installed.");
        await using var server = engine == "postgres" ? await LocalPostgres.Start(durable: false, TestApp.Stop) : null;
        var connection = server is null ? $"Data Source={Path.Combine(folder.Path, "app.db")}" : await server.CreateDatabase("app", TestApp.Stop);
        var open = new List<string>[Chains];
        DateTimeOffset moment;
        await using (var app = new TestApp(connection))
        {
            await app.Areas("360424");
            for (var number = 0; number < Chains; number++) open[number] = await Prepare(app, number);
            moment = TimeProvider.System.GetUtcNow() + Ahead;
            for (var number = 0; number < Chains; number++) await Plan(app, number, moment);
            // A slow machine may get to the second term before it stops.
            for (var number = 0; number < Chains; number++) await Chairs(app, number, "blue", "red");
        }
        var stopped = TimeProvider.System.GetUtcNow();
        await Eventually.Holds(() => TimeProvider.System.GetUtcNow() > moment, Ahead * 2);

        await using var again = new TestApp(connection);
        for (var number = 0; number < Chains; number++)
        {
            await Chairs(again, number, "red");
            var (view, details) = await Rotation(again, number);
            Assert.Equal(open[number].Order(), details.HandedOver.Select(one => one.Stream).Order());
            Assert.Equal((open[number].Count, $"{Chain(number)}.blue"), (view.HandOver!.Open, view.HandOver.From));
            Assert.Equal(moment, view.Current!.From, TimeSpan.FromMilliseconds(1));
            Assert.Equal(moment, Assert.Single(details.Held).Until, TimeSpan.FromMilliseconds(1));
            if (stopped < moment) Assert.True(view.HandOver.At > moment);
            Assert.Equal(2, (await Types(again, number)).Count(type => type == "rotations.passed.v1"));
        }
    }

    private static string Chain(int number) => $"steel-{number}";

    // Every chain has as many problems as its number says, and one that is closed.
    private static async Task<List<string>> Prepare(TestApp app, int number)
    {
        await app.Done(TestApp.Root, "chains", Chain(number), "register", new { name = "Steel", area = "360424" });
        foreach (var unit in new[] { "blue", "red", "green" }) await app.Done(TestApp.Root, "units", $"{Chain(number)}.{unit}", "register", new { name = unit, sort = "department" });
        var chief = new Caller("chief", "chief", [new RoleGrant(Role.ChainChief, ChainIds.PathOf(Chain(number)))]);
        List<string> filed = [];
        for (var at = 0; at <= number; at++)
        {
            filed.Add($"problems/{Guid.CreateVersion7()}");
            await app.Done(chief, "problems", filed[^1]["problems/".Length..], "file", new FileProblem(Chain(number), $"Problem {at}", ProblemCategory.Other, ProblemDoor.Other));
        }
        await app.Done(chief, "problems", filed[0]["problems/".Length..], "withdraw", new WithdrawProblem("twice"));
        return filed[1..];
    }

    private static Task Plan(TestApp app, int number, DateTimeOffset moment) => app.Done(TestApp.Root, "rotations", Chain(number), "plan", new PlanTerms(
        [new($"{Chain(number)}.blue", moment.AddDays(-30), moment), new($"{Chain(number)}.red", moment, moment.AddDays(30)), new($"{Chain(number)}.green", moment.AddDays(30), moment.AddDays(60))]));

    private static Task Chairs(TestApp app, int number, params string[] units) => Eventually.Holds(
        async () => (await app.Services.GetRequiredService<IViews>().Get($"rotations/{Chain(number)}", TestApp.Stop))?.Row.Owner is { } owner
            && units.Any(unit => owner == $"{Chain(number)}.{unit}"), TimeSpan.FromSeconds(30));

    private static async Task<(RotationView View, RotationDetails Details)> Rotation(TestApp app, int number)
    {
        var (views, stream) = (app.Services.GetRequiredService<IViews>(), $"rotations/{Chain(number)}");
        var (view, details) = ((await views.Get(stream, TestApp.Stop))!.Row.Body, (await views.Details(stream, TestApp.Stop))!.Value);
        return (JsonSerializer.Deserialize<RotationView>(view.Span, WireJson.Options)!, JsonSerializer.Deserialize<RotationDetails>(details.Span, WireJson.Options)!);
    }

    private static async Task<List<string>> Types(TestApp app, int number)
    {
        List<string> types = [];
        foreach (var commit in await app.Services.GetRequiredService<IJournal>().Read($"rotations/{Chain(number)}", 0, 100, TestApp.Stop))
        {
            using var body = JsonDocument.Parse(commit.Body);
            types.AddRange(body.RootElement.EnumerateArray().SelectMany(entry => entry.GetProperty("e").EnumerateArray()).Select(one => one.GetProperty("$type").GetString()!));
        }
        return types;
    }
}
