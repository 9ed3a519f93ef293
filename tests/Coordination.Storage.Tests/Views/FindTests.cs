using Coordination.Core.Journal;
using static Coordination.Storage.Tests.Commits;

namespace Coordination.Storage.Tests.Views;

public abstract class FindTests : Suite
{
    private static readonly string[] Everywhere = ["*"], All = ["matters", "grids", "communities"];

    [Fact]
    public async Task The_very_number_comes_first_then_titles_that_begin_with_it_then_what_holds_it()
    {
        await Write(
            Of("matters/a", 1, title: "sees W-017", at: Noon.AddDays(9)), Of("matters/b", 1, title: "W-0170 of old"), Numbered("matters/c", "W-017", "Quay"),
            Of("matters/d", 1, title: "W-017"), Numbered("matters/e", "W-170", "Crane"));

        Assert.Equal(["matters/c", "matters/d", "matters/b", "matters/a"], await Find("W-017"));
        Assert.Equal(["matters/c"], (await Find("w17")).Take(1));
        Assert.Equal(["matters/c"], (await Find("Ｗ０１７")).Take(1));
        Assert.Equal(["matters/c"], (await Find(" W-17 ")).Take(1));
    }

    [Fact]
    public async Task A_place_is_found_by_its_code_and_before_work_of_the_same_name()
    {
        await Write(
            Of("matters/a", 1, title: "云溪路灯", status: "file", at: Noon.AddDays(1)), Of("communities/360424100901", 1, "360424100901", title: "云溪社区"),
            Of("grids/360424100901003", 1, "360424100901003", title: "03网格"));

        Assert.Equal(["communities/360424100901", "matters/a"], await Find("云溪"));
        Assert.Equal(["communities/360424100901", "grids/360424100901003"], await Find("360424100901"));
        Assert.Equal(["grids/360424100901003"], await Find("360424100901003"));
    }

    [Fact]
    public async Task Each_kind_is_found_in_its_own_places_alone()
    {
        await Write(
            Of("matters/a", 1, "360424001001", title: "lamp"), Of("matters/b", 1, "350981001001", title: "lamp"),
            Of("grids/1", 1, "360424001001", title: "lamp"), Of("communities/1", 1, "360424001001", title: "lamp"));

        Assert.Equal(["matters/a"], await Find("lamp", new SeenKind("matters", ["360424"])));
        Assert.Equal(["grids/1", "matters/b"], (await Find("lamp", new("matters", ["350981"]), new("grids", ["360424", "chains/x"]))).Order(StringComparer.Ordinal));
        Assert.Empty(await Find("lamp", new SeenKind("matters", [])));
        Assert.Empty(await Find("lamp", new SeenKind("grids", ["3604240020"])));
        Assert.Empty((await Store.Views.Find(new FindQuery("lamp", [], 20), Stop)));
    }

    [Theory]
    [InlineData("%", "a")]
    [InlineData("_", "b")]
    [InlineData("\"", "c")]
    [InlineData("*", "d")]
    [InlineData("%_\"*", "")]
    [InlineData("灯", "e")]
    [InlineData("🚧", "f")]
    [InlineData("🚧 barrier", "f")]
    [InlineData("' OR 1=1 --", "")]
    [InlineData("  ", "")]
    [InlineData("AND OR NOT NEAR(", "")]
    public async Task It_is_looked_for_as_it_is_written(string text, string found)
    {
        await Write(
            Of("matters/a", 1, title: "100% wet"), Of("matters/b", 1, title: "a_b"), Of("matters/c", 1, title: "say \"hi\""), Of("matters/d", 1, title: "star *"),
            Of("matters/e", 1, title: "路灯"), Of("matters/f", 1, title: "🚧 barrier"));

        Assert.Equal(found.Select(id => $"matters/{id}"), await Find(text));
    }

    [Fact]
    public async Task Where_very_many_hold_it_other_kinds_and_the_own_place_are_still_found()
    {
        await Write([.. Enumerable.Range(0, 2_500).Select(at => Of($"matters/{at:D5}", 1, at == 0 ? "360424001001" : "350981001001", title: $"lamp {at}"))]);
        await Write(Of("communities/1", 1, "350981001001", title: "lamp"));
        await Write([.. Enumerable.Range(0, 2_500).Select(at => Of($"matters/x{at:D5}", 1, "350981001001", title: $"lamp x{at}"))]);

        var found = await Find("lamp");

        Assert.Equal("communities/1", found[0]);
        Assert.Equal(20, found.Count);
        Assert.Equal(["matters/00000"], await Find("lamp", new SeenKind("matters", ["360424"])));
    }

    [Fact]
    public async Task A_list_is_read_whole_up_to_a_bound()
    {
        await Write([.. Enumerable.Range(0, 50).Select(at => Of($"matters/{at:D2}", 1, title: at % 2 == 0 ? "lamp" : "road"))]);

        async Task<List<string>> Read(ViewQuery query, int most)
        {
            List<string> all = [];
            await foreach (var view in Store.Views.All(query, most, Stop)) all.Add(view.Stream);
            return all;
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(at => $"matters/{2 * at:D2}"), await Read(new("matters", Everywhere) { Text = "lamp", Size = 3 }, 100));
        Assert.Equal(["matters/00", "matters/02"], await Read(new("matters", Everywhere) { Text = "lamp" }, 2));
        Assert.Empty(await Read(new("matters", []), 2));
    }

    [Theory]
    [InlineData(ViewSort.Id), InlineData(ViewSort.Due), InlineData(ViewSort.Updated)]
    public async Task A_text_that_very_many_hold_is_paged_as_any_other_and_counted_up_to_a_bound(ViewSort sort)
    {
        await Write([.. Enumerable.Range(0, 20_500).Select(at => Of(
            $"matters/{at:D5}", 1, title: at % 8 == 0 ? "lamp" : "road", due: at % 3 == 0 ? null : Noon.AddHours(at % 7), at: Noon.AddSeconds(at % 5)))]);
        var expected = Enumerable.Range(0, 20_500).Where(at => at % 8 == 0)
            .OrderBy(at => sort switch { ViewSort.Due => at % 3 == 0 ? 99 : at % 7, ViewSort.Updated => -(at % 5), _ => 0 }).ThenBy(at => at).Select(at => $"matters/{at:D5}").ToList();

        List<string> paged = [];
        string? after = null;
        do
        {
            var page = await Store.Views.List(new("matters", Everywhere) { Text = "lamp", Sort = sort, Size = 1_000, After = after }, Stop);
            Assert.Equal(sort is ViewSort.Updated ? (2_563, false) : (2_000, true), (page.Total, page.IsAtLeast));
            paged.AddRange(page.Items.Select(one => one.Stream));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(expected, paged);
    }

    private static Commit Numbered(string stream, string number, string title) =>
        Of(stream, 1, title: title) is var commit ? commit with { View = commit.View with { Number = number } } : null!;

    private async Task<List<string>> Find(string text, params SeenKind[] kinds)
    {
        var found = await Store.Views.Find(new FindQuery(text, kinds.Length > 0 ? kinds : [.. All.Select(kind => new SeenKind(kind, Everywhere))], 20), Stop);
        return [.. found.Select(one => one.Stream)];
    }

    private async Task Write(params Commit[] commits) => await Task.WhenAll(commits.Select(commit => Store.Journal.Append(commit).AsTask()));
}

public sealed class SqliteFindTests : FindTests
{
    private readonly TempFolder _folder = new();

    protected override Task<Database> CreateDatabase() => Task.FromResult(_folder.Sqlite());

    protected override void Clean() => _folder.Dispose();
}

public sealed class PostgresFindTests(TestServer server) : FindTests
{
    protected override Task<Database> CreateDatabase() => server.CreateDatabase();
}
