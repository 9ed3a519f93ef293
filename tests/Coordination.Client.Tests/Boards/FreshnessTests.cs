using Bunit;
using Coordination.Client.Boards;
using Coordination.Client.Language;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;

namespace Coordination.Client.Tests.Boards;

public sealed class FreshnessTests : BunitContext
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 6, 36, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider clock = new(At);
    private readonly Freshness freshness;

    public FreshnessTests()
    {
        Services.AddSingleton<TimeProvider>(clock).AddSingleton<IStringLocalizer, Texts>();
        freshness = new Freshness(clock);
    }

    [Fact]
    public void A_wall_that_heard_a_moment_ago_is_live_and_says_how_long_ago()
    {
        Reader.Of("zh-CN");
        freshness.Heard(At);
        var header = Header();
        clock.Advance(TimeSpan.FromMilliseconds(400));
        header.WaitForAssertion(() => Assert.Equal("实时 · 0.4 秒前", header.Find("#freshness").TextContent.Trim()));
        Assert.Equal("live", header.Find("header").ClassName);
    }

    [Theory, InlineData("zh-CN", "不是实时 · 停在 14:36:00"), InlineData("en", "NOT LIVE · stands at 14:36:00")]
    public void Without_a_frame_for_ten_seconds_the_whole_header_turns_and_says_since_when(string language, string says)
    {
        Reader.Of(language);
        freshness.Heard(At);
        var header = Header();
        clock.Advance(TimeSpan.FromSeconds(10));
        header.WaitForAssertion(() => Assert.Equal("live", header.Find("header").ClassName));
        clock.Advance(TimeSpan.FromMilliseconds(200));
        header.WaitForAssertion(() => Assert.Equal("away", header.Find("header").ClassName));
        Assert.StartsWith(says, header.Find("#freshness").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("assertive", header.Find("#freshness").GetAttribute("aria-live"));
    }

    [Fact]
    public void A_lost_stream_turns_the_header_at_once_and_the_next_frame_turns_it_back()
    {
        Reader.Of("zh-CN");
        freshness.Heard(At);
        freshness.Lost();
        var header = Header();
        Assert.Equal("away", header.Find("header").ClassName);
        freshness.Heard(At.AddSeconds(3));
        clock.Advance(TimeSpan.FromMilliseconds(200));
        header.WaitForAssertion(() => Assert.Equal("live", header.Find("header").ClassName));
    }

    [Fact]
    public void A_wrong_clock_on_the_device_changes_neither_age_nor_the_time_shown()
    {
        freshness.Heard(At.AddHours(3));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), freshness.Age);
        Assert.Equal(At.AddHours(3).AddSeconds(2), freshness.Now);
    }

    [Fact]
    public void The_past_is_never_taken_for_now()
    {
        Reader.Of("en");
        freshness.Heard(At);
        var header = Render<BoardHeader>(p => p.Add(h => h.Name, "x").Add(h => h.Subtitle, "y").Add(h => h.Freshness, freshness).Add(h => h.Replay, At.AddDays(-1)));
        Assert.Equal("replay", header.Find("header").ClassName);
        Assert.Contains("REPLAY · 2026-11-22 14:36", header.Markup, StringComparison.Ordinal);
        Assert.Equal("14:36:00", header.Find(".clock").TextContent);
    }

    [Fact]
    public void Pauses_between_attempts_grow_to_a_bound_and_never_end()
    {
        Assert.Equal(TimeSpan.FromSeconds(0.25), BoardFeed.Pause(1, 0));
        Assert.Equal(TimeSpan.FromSeconds(8), BoardFeed.Pause(1_000_000, 0.5));
        Assert.True(BoardFeed.Pause(30, 1) <= TimeSpan.FromSeconds(12));
    }

    private IRenderedComponent<BoardHeader> Header() => Render<BoardHeader>(p => p
        .Add(h => h.Name, "修水县").Add(h => h.Subtitle, "").Add(h => h.Freshness, freshness));
}
