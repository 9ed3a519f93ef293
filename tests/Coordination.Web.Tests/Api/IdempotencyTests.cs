using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedHouse;

namespace Coordination.Web.Tests.Api;

public sealed class IdempotencyTests
{
    [Fact]
    public async Task The_same_key_gets_the_same_answer_also_after_a_restart_and_another_body_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("house-").FullName;
        string first;
        await using (var house = House.In(folder))
        {
            await house.Areas(County, Street, Community, Grid);
            await house.Account("member", Role.GridMember, Grid);
            using var client = await house.As("member");
            await Enrol(house, client);
            first = await Text(client, "{\"note\":\"one\"}");
            await Text(client, "{\"note\":\"other\"}", "k2");
            Assert.Equal(first, await Text(client, "{\"note\":\"one\"}"));
            Assert.Equal((422, "key.reused"), await client.Command($"grids/{Grid}/record-patrol", "{\"note\":\"two\"}", "k1").Problem());
        }
        await using (var house = House.In(folder))
        {
            using var client = await house.As("member");
            Assert.Equal(first, await Text(client, "{\"note\":\"one\"}"));
            Assert.Equal((422, "key.reused"), await client.Command($"grids/{Grid}/record-patrol", "{\"note\":\"two\"}", "k1").Problem());
            var history = await client.GetAsync($"/api/grids/{Grid}/history", House.Stop).Json();
            Assert.Single(history.GetProperty("items").EnumerateArray(), one => one.GetProperty("key").GetString() == "k1");
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }

    private static async Task Enrol(House house, HttpClient client)
    {
        var me = await client.GetAsync("/api/account/me", House.Stop).Json();
        await house.Done(House.Root, "grids", Grid, "enrol-member", new { member = me.GetProperty("id").GetString(), name = "N" });
    }

    private static async Task<string> Text(HttpClient client, string body, string key = "k1")
    {
        var answer = await client.Command($"grids/{Grid}/record-patrol", body, key);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
        return await answer.Content.ReadAsStringAsync(House.Stop);
    }
}
