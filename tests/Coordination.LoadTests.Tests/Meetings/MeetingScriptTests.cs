using Coordination.Contracts.Meetings;
using Coordination.LoadTests.CommandLine;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Meetings;

namespace Coordination.LoadTests.Tests.Meetings;

public sealed class MeetingScriptTests
{
    private static readonly string[] Units = [.. Enumerable.Range(1, 13).Select(at => $"load-1.u{at:000}")];

    [Fact]
    public void Units_vote_all_at_once_and_every_motion_carries()
    {
        var waves = MeetingScript.Waves(Units, new Random(1)).Take(400).ToList();
        var votes = waves.Where(wave => wave[0].Command is CastVote).ToList();
        Assert.True(votes.Count > 10);
        Assert.All(votes, wave => Assert.Equal(Units, wave.Select(said => said.Unit)));
        Assert.All(votes, wave => Assert.True(wave.Count(said => said.Command is CastVote { Choice: VoteChoice.For }) >= 9));
        Assert.Contains(waves, wave => wave[0].Command is OpenVote { Secret: true });
    }

    [Fact]
    public void A_meeting_has_no_end() =>
        Assert.Equal(5_000, MeetingScript.Waves(Units, new Random(1)).Take(5_000).Count(wave => wave.Count > 0));

    [Fact]
    public void Each_unit_of_a_chain_that_meets_has_an_account_of_its_own()
    {
        var county = County.Generate(40, 1, "990001", meetings: 3);
        var workforce = new Workforce(county, 10);
        var chain = Assert.Single(county.MeetingChains);
        Assert.Equal((3, 13, 3), (chain.Meetings.Count, chain.Units.Count, chain.Meetings.Distinct().Count()));
        Assert.Equal(13, chain.Units.Select(workforce.AccountOf).Distinct().Count());
        Assert.All(chain.Units, unit => Assert.Equal($"chains/{unit.Replace(".", "/units/", StringComparison.Ordinal)}", Assert.Single(workforce.Grants(workforce.AccountOf(unit))).Place));
        Assert.Equal(workforce.Accounts - 1, workforce.AccountOf(chain.Units[^1]));
        Assert.Equal(chain.Meetings, County.Generate(40, 2, "990001", meetings: 3).Chains[0].Meetings);
    }

    [Theory]
    [InlineData("--start", "sqlite", "--screens", "3")]
    [InlineData("--start", "sqlite", "--meetings", "3", "--in-process")]
    [InlineData("--start", "sqlite", "--meetings", "3", "--hot")]
    public void Meetings_need_a_server_and_screens_need_meetings(params string[] args) => Assert.Throws<UsageException>(() => OptionParser.Parse(args));
}
