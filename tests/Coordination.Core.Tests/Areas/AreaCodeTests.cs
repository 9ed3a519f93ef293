using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Areas;

namespace Coordination.Core.Tests.Areas;

public sealed class AreaCodeTests
{
    [Theory]
    [InlineData("360424", AreaLevel.County)]
    [InlineData("360424100", AreaLevel.Street)]
    [InlineData("360424100901", AreaLevel.Community)]
    [InlineData("360424100901003", AreaLevel.Grid)]
    public void The_length_of_a_code_is_its_level(string code, AreaLevel level) =>
        Assert.Equal(level, AreaCode.Parse(code).Level);

    [Theory]
    [InlineData(null), InlineData(""), InlineData("36042"), InlineData("3604241"), InlineData("36042a"), InlineData("000000")]
    [InlineData("360424000"), InlineData("360424100000"), InlineData("３６０４２４"), InlineData("-60424"), InlineData("360424100901003001")]
    public void A_malformed_code_is_refused(string? code) => Assert.False(AreaCode.TryParse(code, out _));

    [Fact]
    public void An_area_contains_itself_and_what_is_below_it()
    {
        var county = AreaCode.Parse("360424");
        Assert.True(county.Contains(county));
        Assert.True(county.Contains(AreaCode.Parse("360424100901003")));
        Assert.False(AreaCode.Parse("360424100").Contains(county));
        Assert.False(county.Contains(AreaCode.Parse("360425")));
    }

    [Fact]
    public void Each_level_up_is_a_prefix()
    {
        var grid = AreaCode.Parse("360424100901003");
        Assert.Equal("360424100901", grid.Parent?.Value);
        Assert.Equal("360424", grid.At(AreaLevel.County)?.Value);
        Assert.Null(AreaCode.Parse("360424").Parent);
        Assert.Null(AreaCode.Parse("360424").At(AreaLevel.Grid));
    }

    [Fact]
    public void A_code_is_a_string_on_the_wire()
    {
        Assert.Equal("\"360424\"", JsonSerializer.Serialize(AreaCode.Parse("360424"), WireJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<AreaCode>("360424", WireJson.Options));
    }
}
