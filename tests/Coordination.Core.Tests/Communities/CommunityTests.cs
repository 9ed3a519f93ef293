using Coordination.Contracts.Communities;
using Coordination.Core.Communities;
using Coordination.Core.Journal;

namespace Coordination.Core.Tests.Communities;

public sealed class CommunityTests
{
    private static readonly DecisionContext Context =
        new(Actor.System, new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero), CommandKey.OfCaller("key"));

    private static readonly Community Unknown = Community.Empty("360424100901");
    private static readonly Community Known = Unknown.Apply(new CommunityRegistered("云溪社区", Context.Now));

    [Fact]
    public void A_community_nobody_registered_is_unknown_to_all_but_its_registration()
    {
        Assert.True(Unknown.Decide(new NameCommittee("C"), Context).IsUnknown);
        Assert.True(Unknown.Decide(new LinkLeader("L"), Context).IsUnknown);
        Assert.True(Unknown.Decide(new AssignFirstSecretary("S"), Context).IsUnknown);
        Assert.Equal(new CommunityRegistered("N", Context.Now), Only(Unknown.Decide(new RegisterCommunity("N"), Context)));
    }

    [Fact]
    public void A_new_name_renames_it_and_the_same_changes_nothing()
    {
        Assert.Equal(Verdict<CommunityEvent>.Nothing, Known.Decide(new RegisterCommunity("云溪社区"), Context));
        Assert.Equal("新名社区", Run(Known, new RegisterCommunity("新名社区")).Row().Title);
    }

    [Fact]
    public void Who_leads_it_is_named_once_and_may_be_nobody_any_more()
    {
        var led = Run(Known, new NameCommittee("党委"), new LinkLeader("甲"), new AssignFirstSecretary("乙"));
        Assert.Equal(("党委", "甲", "乙"), (led.Committee, led.LinkedLeader, led.FirstSecretary));
        Assert.Equal(Verdict<CommunityEvent>.Nothing, led.Decide(new NameCommittee("党委"), Context));
        Assert.Equal(Verdict<CommunityEvent>.Nothing, led.Decide(new LinkLeader("甲"), Context));
        Assert.Equal(Verdict<CommunityEvent>.Nothing, led.Decide(new AssignFirstSecretary("乙"), Context));
        var alone = Run(led, new LinkLeader(null), new AssignFirstSecretary(null));
        Assert.Equal(("党委", null, null), (alone.Committee, alone.LinkedLeader, alone.FirstSecretary));
        Assert.Equal(Verdict<CommunityEvent>.Nothing, alone.Decide(new LinkLeader(null), Context));
    }

    [Fact]
    public void Its_view_says_all_of_it_and_stands_at_its_code()
    {
        var row = Run(Known, new NameCommittee("党委")).Row();
        Assert.Equal(("communities", "360424100901", "云溪社区"), (row.Kind, row.Area, row.Title));
        Assert.Equal(new CommunityView(Known.Code, "云溪社区", "党委", null, null), row.View);
    }

    [Theory]
    [InlineData("360424100901", true)]
    [InlineData("360424100", false)]
    [InlineData("360424100901003", false)]
    [InlineData("36042410090a", false)]
    [InlineData("360424100000", false)]
    public void Its_id_is_a_code_of_twelve_digits(string id, bool isOne) => Assert.Equal(isOne ? id : null, Community.Kind.ParseId(id));

    private static Community Run(Community community, params IEnumerable<CommunityCommand> commands) =>
        commands.Aggregate(community, (state, command) => state.Apply(Only(state.Decide(command, Context))));

    private static CommunityEvent Only(Verdict<CommunityEvent> verdict) => Assert.Single(verdict.Events);
}
