using System.Globalization;
using System.Text;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.LoadTests.Baselines;

/// <summary>
/// Fills a journal with matters to search: each in one of 1,000 grids of a county, with a title of a place, an item and a number of its
/// own and a text of a sentence. One in ten says 路灯, one in 10,000 says 鹤鸣里, and each has a number of its series.
/// </summary>
internal static class SearchFill
{
    public const string County = "990001";

    private const int AtOnce = 512, Grids = 1_000, Seldom = 10_000, Communities = 100;

    private static readonly string[] Places = ["云溪", "松涛", "望湖", "新桥", "南门", "青石", "东岭", "白沙"];
    private static readonly string[] Items = ["路灯不亮", "电动车进楼", "消防通道堵塞", "下水道堵塞", "垃圾堆放", "占道经营", "乱停车", "电梯故障", "绿化损坏", "噪声扰民"];
    private static readonly string[] Steps = ["file", "dispatch", "handle", "verify", "close", "closed"];

    public static string GridOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{County}001{number % Grids / 10 % 1_000:000}{number % 10 + 1:000}");

    public static async Task Fill(IJournal journal, int matters, Action<int> done, CancellationToken stop)
    {
        for (var at = 0; at < Communities; at++)
        {
            var code = GridOf(at * 10)[..12];
            await Append(journal, $"communities/{code}", new ViewRow("communities", null) { Area = code, Title = $"{Places[at % Places.Length]}社区 {at}" }, stop);
        }
        var written = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, matters), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (number, end) =>
        {
            await Append(journal, $"matters/{Id(number)}", Matter(number), end);
            if (Interlocked.Increment(ref written) is var now && now % 10_000 == 0) done(now);
        });
    }

    private static ViewRow Matter(int number)
    {
        var (place, item, step) = (Places[number % Places.Length], Items[number / 7 % Items.Length], Steps[number / 3 % Steps.Length]);
        if (number % Seldom == 17) place = "鹤鸣里";
        return new ViewRow("matters", null)
        {
            Area = GridOf(number),
            Status = step,
            Title = $"{place}{item}，第{number}号",
            Text = $"{place}小区居民反映{item}，请尽快安排人员到现场查看并处理。",
            Number = SeriesNumber.Of("W", number + 1),
            DueAt = step == "closed" ? null : DateTimeOffset.UnixEpoch.AddDays(20_000).AddSeconds(number * 7919L % 10_000_000),
            Turns = step == "closed" ? [] : [new Turn([Role.CommunitySecretary], GridOf(number), step, null)],
        };
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"{0x01990000 + number / 1_000:x8}-{number % 1_000:x4}-7000-8000-{number:000000000000}");

    private static async Task Append(IJournal journal, string stream, ViewRow row, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var body = Encoding.UTF8.GetBytes("{\"title\":\"" + row.Title + "\",\"description\":\"" + row.Text + "\",\"rest\":\"" + new string('x', 300) + "\"}");
        await journal.Append(new Commit(stream, 1, DateTimeOffset.UnixEpoch.AddDays(19_000), "[{\"k\":\"x\"}]"u8.ToArray(), row with { Body = body }, []));
    }
}
