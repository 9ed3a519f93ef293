using Coordination.Client.Shell;
using Coordination.Contracts.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Client.Tests.Shell;

public sealed class PlacesTests : Desk
{
    private Places Places => Services.GetRequiredService<Places>();

    [Fact]
    public async Task A_grid_is_said_with_its_community_and_asked_for_once()
    {
        Assert.Equal(Code.Value, Places.Say(Code.Value));
        Assert.True(await Places.Learn([Code.Value, Code.Value]));
        Assert.False(await Places.Learn([Code.Value]));
        Assert.Equal(("云溪社区", "03网格"), Places.Of(Code.Value));
        Assert.Equal("云溪社区 03网格", Places.Say(Code.Value));
        Assert.Equal("云溪社区", Places.Say(Community.Value));
        Assert.Equal($"/api/places?codes={Code},{Community}", Assert.Single(Office.Asked).Path);
    }

    [Fact]
    public async Task A_place_without_a_name_keeps_its_digits_and_is_not_asked_for_again()
    {
        const string other = "350981";
        await Places.Learn([other]);
        await Places.Learn([other]);
        Assert.Equal("350981", Places.Say(other));
        Assert.Single(Office.Asked);
    }

    [Fact]
    public async Task Without_a_network_it_asks_again_the_next_time()
    {
        var answer = Office.Answers["/api/places"];
        Office.Answers["/api/places"] = _ => null;
        await Places.Learn([Code.Value]);
        Office.Answers["/api/places"] = answer;
        await Places.Learn([Code.Value]);
        Assert.Equal("云溪社区 03网格", Places.Say(Code.Value));
    }

    [Fact]
    public async Task Many_are_asked_for_in_parts()
    {
        await Places.Learn(Enumerable.Range(1, 450).Select(at => $"360424100901{at:000}"));
        Assert.Equal(3, Office.Asked.Count);
        Assert.All(Office.Asked, one => Assert.InRange(one.Path.Split(',').Length, 1, 200));
    }

    [Fact]
    public async Task A_chain_has_a_name_and_everywhere_has_none_to_ask_for()
    {
        Office.Answers["/api/places"] = _ => new[] { new NamedPlace("chains/fuan-stainless", "不锈钢新材料产业链") };
        await Places.Learn(["chains/fuan-stainless", "*"]);
        Assert.Equal("不锈钢新材料产业链", Places.Say("chains/fuan-stainless"));
        Assert.Equal("/api/places?codes=chains/fuan-stainless", Assert.Single(Office.Asked).Path);
    }

    [Fact]
    public async Task Long_paths_are_asked_for_in_parts_that_an_address_holds()
    {
        await Places.Learn(Enumerable.Range(1, 200).Select(at => $"chains/fuan-stainless/enterprises/{new string('x', 36)}-{at:000}"));
        Assert.Equal(3, Office.Asked.Count);
        Assert.All(Office.Asked, one => Assert.InRange(one.Path.Length, 1, 6_100));
    }
}
