using Coordination.Client.Language;

namespace Coordination.Client.Tests.Language;

public sealed class WordingTests
{
    [Theory]
    [InlineData("zh-CN", "grids.member-on-duty", null, null, "上岗")]
    [InlineData("en", "grids.member-on-duty", null, null, "on duty")]
    [InlineData("zh-CN", "grids.level-reported", "alert", "消防通道堵塞", "升为告急：消防通道堵塞")]
    [InlineData("en", "grids.level-reported", "alert", "fire exit blocked", "now at alert: fire exit blocked")]
    [InlineData("zh-CN", "grids.level-reported", "calm", "", "恢复平稳")]
    [InlineData("en", "grids.level-reported", "unheard-of", "x", "level changed: x")]
    [InlineData("zh-CN", "matters.step-overdue", null, "路灯不亮", "超时：路灯不亮")]
    [InlineData("en", "matters.returned", null, "lamp out", "sent back to be handled: lamp out")]
    [InlineData("zh-CN", "matters.closed.v1", null, null, "办结")]
    [InlineData("en", "orders.accepted", null, null, "something happened")]
    [InlineData("zh-CN", "orders.accepted", "far", "甲", "有新动态：甲")]
    public void A_happening_is_said_in_the_readers_language(string language, string what, string? word, string? detail, string said) =>
        Assert.Equal(said, Reader.Of(language).Happening(what, word, detail));

    [Theory]
    [InlineData("zh-CN", 30, "不到 1 分")]
    [InlineData("zh-CN", 48 * 60, "48 分")]
    [InlineData("zh-CN", 6 * 3600 + 12 * 60, "6 时 12 分")]
    [InlineData("en", 2 * 3600 + 5 * 60, "2 h 05 min")]
    [InlineData("en", 50 * 3600, "2 d 2 h")]
    public void A_span_is_said_in_its_two_largest_units(string language, int seconds, string said) =>
        Assert.Equal(said, Reader.Of(language).Lasting(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("zh-CN", 0.21, "0.2 秒")]
    [InlineData("zh-CN", -3, "0.0 秒")]
    [InlineData("en", 42.9, "42 s")]
    [InlineData("en", 600, "10 min")]
    [InlineData("zh-CN", 10800, "3 小时")]
    public void An_age_is_said_as_finely_as_it_matters(string language, double seconds, string said) =>
        Assert.Equal(said, Reader.Of(language).Age(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("楼道堆物堵塞消防通道", 20, "楼道堆物堵塞消防通道")]
    [InlineData("楼道堆物堵塞消防通道", 10, "楼道堆物…")]
    [InlineData("lamp out", 8, "lamp out")]
    [InlineData("lamp out again", 9, "lamp out…")]
    [InlineData("e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301")]
    public void A_text_is_cut_at_what_a_reader_sees_as_a_character(string text, int columns, string cut) =>
        Assert.Equal(cut, Wording.Cut(text, columns));

    [Fact]
    public void The_clock_is_that_of_the_place() =>
        Assert.Equal("14:36:08", Wording.Clock(new DateTimeOffset(2026, 11, 23, 6, 36, 8, TimeSpan.Zero)));

    [Theory, InlineData(0.984, "98.4%"), InlineData(1.0, "100%"), InlineData(0.99996, "100%"), InlineData(null, "–")]
    public void A_rate_is_a_percentage_or_a_dash(double? rate, string said) => Assert.Equal(said, Wording.Rate(rate));
}
