using System.Buffers;
using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Areas;
using Coordination.Core.Boards;
using Coordination.Core.Grids;
using Coordination.Core.Journal;
using Coordination.Core.Privacy;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Tests.Privacy;

public sealed class MaskedJsonTests
{
    private static readonly AreaCode Grid = AreaCode.Parse("360424100901003");
    private static readonly DateTimeOffset At = new(2026, 5, 20, 4, 0, 0, TimeSpan.Zero);

    private static readonly GridView View = new(
        Grid, "13812345678网格", GridLevel.Busy, "找 １３８１２３４５６７８", At, 2, 1, At, 2, 1,
        new Happening("grids.level-reported", At, "找 138-1234-5678", "busy"));

    private static readonly GridDetails Details = new(
        [new("13812345678", "张三", At), new("m2", "", null)], [new("03", "三栋", "李四"), new("04", "四栋", null)], [new("u", "超市")]);

    [Fact]
    public void Free_text_loses_contact_data_and_names_all_but_the_first_character()
    {
        var masked = JsonSerializer.Deserialize<GridView>(Masked(typeof(GridView), JsonSerializer.Serialize(View, WireJson.Options)), StoredJson.Options)!;
        Assert.Equal("找 •••••••••••", masked.Reason);
        Assert.Equal(("找 •••••••••••••", "busy"), (masked.Latest!.Detail, masked.Latest.Word));
        var details = JsonSerializer.Deserialize<GridDetails>(Masked(typeof(GridDetails), JsonSerializer.Serialize(Details, WireJson.Options)), StoredJson.Options)!;
        Assert.Equal(["张•", ""], details.Members.Select(member => member.Name));
        Assert.Equal(["李•", null], details.Buildings.Select(building => building.Head));
    }

    [Fact]
    public void All_else_stays_byte_for_byte()
    {
        var plain = JsonSerializer.Serialize(View with { Reason = "漏水 \"3\" 栋", Latest = null }, WireJson.Options);
        Assert.Equal(plain, Masked(typeof(GridView), plain));
        var details = JsonSerializer.Serialize(Details with { Members = [], Buildings = [new("03", "三栋", null)] }, WireJson.Options);
        Assert.Equal(details, Masked(typeof(GridDetails), details));
    }

    [Fact]
    public void What_the_type_does_not_know_is_masked()
    {
        const string Json = """{"old":"13812345678","more":{"deep":["13812345678",1,null,{"x":"漏水"}]},"name":"13812345678","code":13812345678}""";
        Assert.Equal(
            """{"old":"•••••••••••","more":{"deep":["•••••••••••",1,null,{"x":"漏水"}]},"name":"13812345678","code":13812345678}""",
            Masked(typeof(GridView), Json));
    }

    [Fact]
    public void An_event_is_masked_by_its_stored_name_and_one_that_is_gone_whole()
    {
        var happened = JsonSerializer.Serialize<GridEvent>(new BuildingRecorded("03", "三栋", "李四"), StoredJson.Options);
        Assert.Equal("""{"building":"03","name":"三栋","head":"李•"}""", Write(MaskedJson.OfEvent("grids.building-recorded.v1"), happened));
        Assert.Equal("""{"building":"•••••••••••"}""", Write(MaskedJson.OfEvent("gone.v1"), """{"$type":"gone.v1","building":"13812345678"}"""));
    }

    [Theory]
    [InlineData("１３８１２３４５６７８")]
    [InlineData("一三八一二三四五六七八")]
    [InlineData("138.1234.5678")]
    [InlineData("赣G12345")]
    [InlineData("a@b.cn")]
    public void A_board_shows_none_in_titles_and_news(string contact)
    {
        var matter = new MatterView(
            "m", Grid, "A", contact, null, null, MatterStep.File, At, At, At, true, null, null, null, null, 0, new Happening("matters.reported", At, contact));
        var board = new AreaBoard(Options.Create(new BoardOptions()));
        var fact = Assert.IsType<MatterFact>(board.Fact(new ViewRow("matters", matter) { Area = Grid.Value }));
        Assert.Equal(new string('•', contact.Length), fact.Title);
        Assert.Equal(new string('•', contact.Length), fact.Latest!.Detail);
    }

    [Fact]
    public void A_command_in_a_log_line_of_the_runtime_shows_nothing_of_what_was_written()
    {
        var line = new Envelope(CommandKey.OfCaller("key"), Actor.System, new ReportMatter(Grid, "A", "张三 13812345678")).ToString();
        Assert.DoesNotContain("张三", line, StringComparison.Ordinal);
        Assert.Contains(nameof(ReportMatter), line, StringComparison.Ordinal);
    }

    private static string Masked(Type type, string json) => Write(MaskedJson.Of(type), json);

    private static string Write(MaskedJson masked, string json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = WireJson.Options.Encoder })) masked.Write(Encoding.UTF8.GetBytes(json), writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
