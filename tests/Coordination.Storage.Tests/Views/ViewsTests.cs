using Coordination.Core.Journal;
using static Coordination.Storage.Tests.Commits;

namespace Coordination.Storage.Tests.Views;

public abstract class ViewsTests : Suite
{
    private static readonly string[] Everywhere = [""];

    [Fact]
    public async Task A_list_holds_one_kind_in_the_order_of_ids()
    {
        await Write(Of("matters/c", 1), Of("matters/a", 1), Of("matters/b", 1), Of("grids/1", 1));

        var page = await List(new("matters", Everywhere));

        Assert.Equal(["matters/a", "matters/b", "matters/c"], Streams(page));
        Assert.Equal((3L, null), (page.Total, page.Next));
    }

    [Fact]
    public async Task No_place_finds_nothing()
    {
        await Write(Of("matters/a", 1));

        Assert.Equal(0, (await List(new("matters", []))).Total);
    }

    [Theory]
    [InlineData("360424", "a b c")]
    [InlineData("360424001", "a b")]
    [InlineData("360424001001", "a")]
    [InlineData("3604", "a b c")]
    [InlineData("350981", "")]
    [InlineData("360424001,360424,350981", "a b c")]
    [InlineData("360424001001,360424002", "a c")]
    public async Task A_place_reaches_all_below_it(string areas, string found)
    {
        await Write(
            Of("matters/a", 1, "360424001001"), Of("matters/b", 1, "360424001002"), Of("matters/c", 1, "360424002001"),
            Of("matters/d", 1, ""));

        var page = await List(new("matters", areas.Split(',')));

        Assert.Equal(found, string.Join(' ', Streams(page).Select(stream => stream["matters/".Length..])));
    }

    [Fact]
    public async Task Filters_go_together()
    {
        await Write(
            Of("matters/a", 1, status: "handle", chain: "one", due: Noon),
            Of("matters/b", 1, status: "verify", chain: "one", due: Noon),
            Of("matters/c", 1, status: "handle", chain: "two", due: Noon),
            Of("matters/d", 1, status: "handle", chain: "one", due: Noon.AddTicks(1)),
            Of("matters/e", 1, status: "handle", chain: "one"),
            Of("matters/f", 1));

        Assert.Equal(["matters/a"], Streams(await List(
            new("matters", Everywhere, Chain: "one", Statuses: ["handle", "close"], DueBefore: Noon))));
        Assert.Equal(["matters/a", "matters/b", "matters/c"], Streams(await List(new("matters", Everywhere, DueBefore: Noon))));
        Assert.Equal(4, (await List(new("matters", Everywhere, Statuses: ["handle"]))).Total);
        Assert.Equal(6, (await List(new("matters", Everywhere, Statuses: []))).Total);
    }

    [Theory]
    [InlineData("水管", "a")]
    [InlineData("WATER", "b")]
    [InlineData("water", "b")]
    [InlineData("100%", "c")]
    [InlineData("%", "c")]
    [InlineData("_", "d")]
    [InlineData("\\", "e")]
    [InlineData("say \"hi\"", "f")]
    [InlineData("'; DROP TABLE views; --", "")]
    [InlineData("nowhere", "")]
    public async Task Text_is_looked_for_as_it_is_written(string text, string found)
    {
        await Write(
            Of("matters/a", 1, view: """{"title":"一楼水管爆裂"}"""),
            Of("matters/b", 1, view: """{"title":"Water pipe"}"""),
            Of("matters/c", 1, view: """{"title":"100% wet"}"""),
            Of("matters/d", 1, view: """{"title":"a_b"}"""),
            Of("matters/e", 1, view: """{"title":"a\\b"}"""),
            Of("matters/f", 1, view: """{"title":"say \"hi\""}"""));

        var page = await List(new("matters", Everywhere, Text: text));

        Assert.Equal(found.Select(id => $"matters/{id}"), Streams(page));
    }

    [Theory]
    [InlineData(ViewSort.Id)]
    [InlineData(ViewSort.Updated)]
    [InlineData(ViewSort.Due)]
    public async Task Pages_hold_everything_once_in_order_though_many_tie(ViewSort sort)
    {
        await Write([.. Enumerable.Range(0, 50).Select(number => Of(
            $"matters/{number:D2}", 1, at: Noon.AddSeconds(number % 4),
            due: number % 3 == 0 ? null : Noon.AddHours(number % 3)))]);
        var whole = Streams(await List(new("matters", Everywhere, Sort: sort, Size: 1_000)));

        List<string> paged = [];
        string? after = null;
        do
        {
            var page = await List(new("matters", Everywhere, Sort: sort, Size: 7, After: after));
            Assert.Equal(50, page.Total);
            paged.AddRange(Streams(page));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(whole, paged);
        Assert.Equal(50, paged.Distinct().Count());
    }

    [Fact]
    public async Task The_newest_change_comes_first_and_what_has_no_deadline_comes_last()
    {
        await Write(
            Of("matters/a", 1, at: Noon), Of("matters/b", 1, at: Noon.AddHours(2), due: Noon.AddDays(2)),
            Of("matters/c", 1, at: Noon.AddHours(1), due: Noon.AddDays(1)));

        Assert.Equal(
            ["matters/b", "matters/c", "matters/a"], Streams(await List(new("matters", Everywhere, Sort: ViewSort.Updated))));
        Assert.Equal(
            ["matters/c", "matters/b", "matters/a"], Streams(await List(new("matters", Everywhere, Sort: ViewSort.Due))));
    }

    [Fact]
    public async Task A_cursor_of_another_query_is_refused()
    {
        await Write(Of("matters/a", 1), Of("matters/b", 1));
        var next = (await List(new("matters", Everywhere, Size: 1))).Next!;

        foreach (var query in (ViewQuery[])
        [
            new("grids", Everywhere, After: next),
            new("matters", ["360424"], After: next),
            new("matters", Everywhere, Sort: ViewSort.Due, After: next),
            new("matters", Everywhere, After: "%%%"),
            new("matters", Everywhere, After: next[..^3]),
            new("matters", Everywhere, After: "AAAA"),
            new("matters", Everywhere, After: new string('A', 5_000)),
        ])
            await Assert.ThrowsAsync<FormatException>(async () => await List(query));
        Assert.Equal(["matters/b"], Streams(await List(new("matters", Everywhere, Size: 500, After: next))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_page_has_bounds(int size) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await List(new("matters", Everywhere, Size: size)));

    [Fact]
    public async Task A_scan_streams_what_is_under_a_place()
    {
        await Write([.. Enumerable.Range(0, 1_500).Select(number => Grid(Code(number), 1))]);
        await Write(Of("matters/a", 1, "350981"), Of("matters/b", 1, "360424"), Of("communities/1", 1, "360424"));

        var found = await Scan(new("360424", ["grids", "matters"]));

        Assert.Equal(1_501, found.Count);
        Assert.Contains("matters/b", found);
        Assert.Empty(await Scan(new("360424", [])));
    }

    [Fact]
    public async Task A_scan_leaves_out_what_did_not_change_and_what_is_over()
    {
        await Write(
            Of("matters/a", 1, at: Noon.AddTicks(-1)), Of("matters/b", 1, at: Noon), Of("matters/c", 1, status: "closed", at: Noon),
            Of("matters/d", 1, status: "handle", at: Noon));

        Assert.Equal(["matters/b", "matters/c", "matters/d"], await Scan(new("", ["matters"], ChangedSince: Noon)));
        Assert.Equal(["matters/a", "matters/b", "matters/d"], await Scan(new("", ["matters"], ExceptStatus: "closed")));
    }

    [Fact]
    public async Task A_scan_that_is_left_early_leaves_nothing_behind()
    {
        await Write([.. Enumerable.Range(0, 1_500).Select(number => Grid(Code(number), 1))]);

        for (var round = 0; round < 100; round++)
            await foreach (var _ in Store.Views.Under(new("", ["grids"]), Stop))
                break;

        Assert.Equal(1_500, (await List(new("grids", Everywhere))).Total);
    }

    [Fact]
    public async Task History_comes_stream_by_stream_in_order_up_to_a_moment()
    {
        for (var version = 1; version <= 5; version++)
            await Write([.. Enumerable.Range(0, 3).Select(number => Of(
                $"grids/{number}", version, $"36042400{number % 2}", at: Noon.AddMinutes(version)))]);

        List<(string, long)> found = [];
        await foreach (var commit in Store.Views.HistoryUnder("360424000", ["grids"], Noon.AddMinutes(3), Stop))
            found.Add((commit.Stream, commit.Version));

        Assert.Equal([("grids/0", 1), ("grids/0", 2), ("grids/0", 3), ("grids/2", 1), ("grids/2", 2), ("grids/2", 3)], found);
    }

    [Fact]
    public async Task Who_has_an_alarm_or_was_not_heard_is_woken()
    {
        await Write(
            Of("matters/late", 1, alarm: Noon.AddMinutes(-1)), Of("matters/later", 1, alarm: Noon),
            Of("matters/future", 1, alarm: Noon.AddTicks(1)), Of("matters/none", 1),
            Of("grids/untold", 1, at: Noon.AddMinutes(-10), messages: [new(1, "matters/x", Utf8("x"))]),
            Of("grids/fresh", 1, at: Noon, messages: [new(1, "matters/x", Utf8("x"))]));

        Assert.Equal(
            ["matters/late", "matters/later", "grids/untold"],
            await Store.Views.ToWake(Noon, Noon.AddMinutes(-5), 100, Stop));

        await Write(Of("matters/late", 2));
        Store.Journal.Delivered("grids/untold", 1);
        await Write(Of("matters/none", 2));

        Assert.Equal(["matters/later"], await Store.Views.ToWake(Noon, Noon.AddMinutes(-5), 100, Stop));
    }

    [Fact]
    public async Task Many_alarms_do_not_keep_messages_waiting_nor_the_other_way_round()
    {
        await Write([.. Enumerable.Range(0, 20).Select(number => Of($"matters/{number}", 1, alarm: Noon))]);
        await Write([.. Enumerable.Range(0, 20).Select(number => Of(
            $"grids/{number}", 1, at: Noon, messages: [new(1, "matters/x", Utf8("x"))]))]);

        var woken = await Store.Views.ToWake(Noon, Noon.AddMinutes(1), 10, Stop);

        Assert.Equal(10, woken.Count);
        Assert.Equal(5, woken.Count(stream => stream.StartsWith("grids/", StringComparison.Ordinal)));
        Assert.Equal(40, (await Store.Views.ToWake(Noon, Noon.AddMinutes(1), 100, Stop)).Count);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_let_go()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.Views.List(new("matters", Everywhere), given.Token));
    }

    private async Task Write(params Commit[] commits)
    {
        foreach (var answer in commits.Select(commit => Store.Journal.Append(commit).AsTask()).ToList())
            Assert.True(await answer);
    }

    private async Task<ViewPage> List(ViewQuery query) => await Store.Views.List(query, Stop);

    private async Task<List<string>> Scan(ViewScan scan)
    {
        List<string> streams = [];
        await foreach (var view in Store.Views.Under(scan, Stop))
            streams.Add(view.Stream);
        streams.Sort(StringComparer.Ordinal);
        return streams;
    }

    private static IEnumerable<string> Streams(ViewPage page) => page.Items.Select(view => view.Stream);
}

public sealed class SqliteViewsTests : ViewsTests
{
    private readonly TempFolder _folder = new();

    protected override Task<Database> CreateDatabase() => Task.FromResult(_folder.Sqlite());

    protected override void Clean() => _folder.Dispose();
}

public sealed class PostgresViewsTests(TestServer server) : ViewsTests
{
    protected override Task<Database> CreateDatabase() => server.CreateDatabase();
}
