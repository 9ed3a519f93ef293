using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Api;

public sealed class IdempotencyTests
{
    [Fact]
    public async Task The_same_key_gets_the_same_answer_also_after_a_restart_and_another_body_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("app-").FullName;
        string first;
        await using (var app = TestApp.In(folder))
        {
            await app.Areas(County, Street, Community, Grid);
            await app.Account("member", Role.GridMember, Grid);
            using var client = await app.As("member");
            await Enrol(app, client);
            first = await Text(client, "{\"note\":\"one\"}");
            await Text(client, "{\"note\":\"other\"}", "k2");
            Assert.Equal(first, await Text(client, "{\"note\":\"one\"}"));
            Assert.Equal((422, "key.reused"), await client.Command($"grids/{Grid}/record-patrol", "{\"note\":\"two\"}", "k1").Problem());
        }
        await using (var app = TestApp.In(folder))
        {
            using var client = await app.As("member");
            Assert.Equal(first, await Text(client, "{\"note\":\"one\"}"));
            Assert.Equal((422, "key.reused"), await client.Command($"grids/{Grid}/record-patrol", "{\"note\":\"two\"}", "k1").Problem());
            var history = await client.GetAsync($"/api/grids/{Grid}/history", TestApp.Stop).Json();
            Assert.Single(history.GetProperty("items").EnumerateArray(), one => one.GetProperty("key").GetString() == "k1");
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }

    private static async Task Enrol(TestApp app, HttpClient client)
    {
        var me = await client.GetAsync("/api/account/me", TestApp.Stop).Json();
        await app.Done(TestApp.Root, "grids", Grid, "enrol-member", new { member = me.GetProperty("id").GetString(), name = "N" });
    }

    private static async Task<string> Text(HttpClient client, string body, string key = "k1")
    {
        var answer = await client.Command($"grids/{Grid}/record-patrol", body, key);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
        return await answer.Content.ReadAsStringAsync(TestApp.Stop);
    }
}
