using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Matters;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Tests.Boards;

/// <summary>The boards that lists and the pages of things follow.</summary>
public sealed class ChangesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 6, 0, 0, TimeSpan.Zero);
    private readonly ListBoard _list = new(Options.Create(new BoardOptions()));
    private readonly ThingBoard _thing = new(Options.Create(new BoardOptions()));

    [Fact]
    public void A_thing_that_changed_often_is_told_once_as_it_is_now_and_at_most_once_a_second()
    {
        var fold = _list.Open("matters/360424", []);
        Assert.Empty(((ChangesFrame)fold.Snapshot("b", 1, Now)).Items);
        fold.Merge(Fact("a", 1));
        fold.Merge(Fact("a", 2));
        fold.Merge(Fact("b", 1));
        var told = (ChangesFrame)fold.Delta("b", 2, Now)!;
        Assert.Equal([("a", 2L), ("b", 1L)], told.Items.Select(one => (one.Id, one.Version)).Order());
        fold.Merge(Fact("a", 3));
        Assert.Null(fold.Delta("b", 3, Now.AddMilliseconds(999)));
        Assert.Equal(TimeSpan.FromMilliseconds(1), fold.Waits(Now.AddMilliseconds(999)));
        Assert.Equal(3, Assert.Single(((ChangesFrame)fold.Delta("b", 3, Now.AddSeconds(1))!).Items).Version);
        Assert.Null(fold.Delta("b", 4, Now.AddSeconds(9)));
    }

    [Fact]
    public void More_than_can_be_told_is_said_to_be_more()
    {
        var fold = _list.Open("matters/360424", []);
        for (var at = 0; at < 250; at++) fold.Merge(Fact($"m{at}", 1));
        var told = (ChangesFrame)fold.Delta("b", 2, Now)!;
        Assert.Equal((200, true), (told.Items.Count, told.IsCut));
        fold.Merge(Fact("m0", 2));
        Assert.False(((ChangesFrame)fold.Delta("b", 3, Now.AddSeconds(1))!).IsCut);
    }

    [Fact]
    public void What_is_let_go_of_is_no_change()
    {
        var fold = _list.Open("matters/360424", []);
        fold.Merge(Fact("a", 1));
        Assert.NotNull(fold.Delta("b", 2, Now));
        fold.Drop("matters/a", 1);
        fold.Merge(new BoardFact("matters/b", 1, Now, null));
        Assert.Null(fold.Delta("b", 3, Now.AddSeconds(9)));
    }

    [Theory]
    [InlineData("matters/360424", "360424")]
    [InlineData("grids/*", "*")]
    [InlineData("problems/chains/fuan/enterprises/blue", "chains/fuan/enterprises/blue")]
    [InlineData("matters/36042", null)]
    [InlineData("matters", null)]
    [InlineData("accounts/*", null)]
    [InlineData("matters/account:me", null)]
    [InlineData("problems/chains/fuan/../x", null)]
    public void A_list_is_a_kind_and_a_place(string key, string? place)
    {
        Assert.Equal(place is null ? null : key, _list.ParseKey(key));
        if (place is not null) Assert.Equal((place, key.Split('/')[0]), (_list.PlaceOf(key), _list.ShowsKind(key)));
    }

    [Theory]
    [InlineData("grids/360424100901003", "grids/360424100901003")]
    [InlineData("matters/01A21A08-5D59-7119-A0E7-5AECC708438B", "matters/01a21a08-5d59-7119-a0e7-5aecc708438b")]
    [InlineData("matters/nothing", null)]
    [InlineData("accounts/1", null)]
    public void A_thing_is_known_by_its_kind_and_id(string key, string? canonical) => Assert.Equal(canonical, _thing.ParseKey(key));

    [Fact]
    public void A_change_concerns_the_lists_of_every_place_that_reaches_it_and_the_thing()
    {
        var row = new ViewRow("problems", null) { Area = "360424100", Chain = "chains/fuan/enterprises/blue" };
        Assert.Equal(
            ["list/problems/*", "list/problems/360424", "list/problems/360424100", "list/problems/chains/fuan", "list/problems/chains/fuan/enterprises/blue"],
            Concerned(_list, "problems/7", row));
        Assert.Equal(["thing/problems/7"], Concerned(_thing, "problems/7", row));
    }

    [Fact]
    public void A_list_is_told_the_view_as_lists_show_it()
    {
        var matter = new MatterView("m1", AreaCode.Parse("360424100901003"), "lighting", "Call 13812345678", null, null, MatterStep.Handle, Now, Now, Now, false, null, null, null, null, 0, null);
        var row = new ViewRow("matters", matter) { Area = "360424100901003", Title = "Call 13812345678" }.WithBody();
        var change = Assert.IsType<Change>(_list.Fact(row));
        Assert.DoesNotContain("13812345678", change.Title + change.View, StringComparison.Ordinal);
        Assert.Contains("360424100901003", change.View, StringComparison.Ordinal);
        Assert.Null(Assert.IsType<Change>(_thing.Fact(row)).View);
    }

    private static BoardFact Fact(string id, long version) =>
        new($"matters/{id}", version, Now, new Change("", 0, id, "handle", null, null, "360424", null, [], "{}"));

    private static List<string> Concerned(IBoardKind board, string stream, ViewRow row)
    {
        var heard = new Hearing();
        Span<char> text = stackalloc char[BoardTopics.Longest];
        var topics = new BoardTopics(heard, text);
        board.Concerns(stream, row, ref topics);
        return heard.Topics;
    }

    private sealed class Hearing : BoardTopics.ILeases
    {
        public List<string> Topics { get; } = [];

        public void Found(ReadOnlySpan<char> topic) => Topics.Add(topic.ToString());
    }
}
