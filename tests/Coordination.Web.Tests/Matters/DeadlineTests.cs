using Coordination.Contracts.Gate;
using Coordination.Web.Tests.Operations;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Tests.Matters;

public sealed class DeadlineTests : IDisposable
{
    private const string Grid = "360424100001001";
    private static readonly Caller Root = new("root", "root",
        [new RoleGrant(Role.Administrator, RoleGrant.Everywhere), new RoleGrant(Role.CountyOperator, "360424")]);
    private readonly string _folder = Directory.CreateTempSubdirectory("deadline-").FullName;

    [Fact]
    public async Task A_deadline_fires_while_nobody_is_looking_also_across_a_restart()
    {
        var settings = new Dictionary<string, string> { ["Matters:Limits:File"] = "00:00:03", ["Matters:Limits:Escalate"] = "01:00:00" };
        var id = WorkId.New(TimeProvider.System);
        await using (var app = new FileApp(_folder, settings))
        {
            foreach (var (kind, code) in new[] { ("areas", "360424"), ("areas", "360424100"), ("communities", "360424100001"), ("grids", Grid) })
                await Send(app, kind, code, "register", $$"""{"name":"N{{code}}"}""");
            await Send(app, "matters", id, "report", $$"""{"grid":"{{Grid}}","item":"lighting","title":"Lamp out"}""");
        }
        await using var again = new FileApp(_folder, settings);
        var views = again.Services.GetRequiredService<IViews>();
        await Eventually.Holds(async () => (await View(views, $"matters/{id}")).GetProperty("overdue").GetBoolean(), TimeSpan.FromSeconds(30));
        Assert.Equal("community", (await View(views, $"matters/{id}")).GetProperty("escalatedTo").GetString());
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    private static async Task Send(FileApp app, string kind, string id, string command, string body)
    {
        var answer = await app.Services.GetRequiredService<CommandGate>().Send(
            Root, kind, id, command, Guid.CreateVersion7().ToString(), System.Text.Encoding.UTF8.GetBytes(body), null, TestContext.Current.CancellationToken);
        Assert.Equal((200, null), (answer.Status, answer.Code));
    }

    private static async Task<JsonElement> View(IViews views, string stream)
    {
        var view = await views.Get(stream, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(view!.Row.Body).RootElement;
    }
}
