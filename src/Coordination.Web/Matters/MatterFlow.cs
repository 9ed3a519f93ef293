using Coordination.Contracts.Matters;
using Coordination.Web.Demo;

namespace Coordination.Web.Matters;

/// <summary>How sample matters go through their steps, and how many stand at each.</summary>
internal static class MatterFlow
{
    /// <summary>
    /// How many matters stand at each step when all is well. At two commands a second one passes in about 7 s, so one
    /// waits for each step half as long as the demo's limits allow.
    /// </summary>
    public static IReadOnlyList<(MatterStep Step, int Count)> Standing { get; } =
    [
        (MatterStep.File, 12), (MatterStep.Dispatch, 6), (MatterStep.Handle, 142), (MatterStep.Verify, 16), (MatterStep.Close, 5),
    ];

    /// <summary>All of <see cref="Standing"/>.</summary>
    public static int Open { get; } = Standing.Sum(standing => standing.Count);

    /// <summary>How many overdue matters are left lying.</summary>
    public const int LeftOverdue = 9;

    /// <summary>
    /// The demo's limits, where the settings name none: minutes, so that a visitor sees a deadline pass. A slower
    /// simulator has more time; a still one lets only what waits for dispatch or closing run over.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string?>> Limits(double rate)
    {
        var more = rate > 0 ? Math.Max(1, 2 / rate) : 30 * 24 * 60;
        var still = rate > 0 ? more : 1;
        yield return Limit("File", 2.5 * more);
        yield return Limit("Dispatch", still);
        yield return Limit("Handle", 30 * more);
        yield return Limit("Verify", 3 * more);
        yield return Limit("Close", still);
        yield return Limit("Escalate", 5 * still);
    }

    /// <summary>The command that takes a matter past <paramref name="step"/>, by whoever does that.</summary>
    public static SampleCommand Next(SamplePeople people, SampleGrid grid, string id, MatterStep step, string key, Random random) => step switch
    {
        MatterStep.File => new(people.Secretary(grid), "matters", id, key, new FileMatter()),
        MatterStep.Dispatch => new(
            random.Next(3) == 0 ? people.Operator : people.Secretary(grid), "matters", id, key, new DispatchMatter()),
        MatterStep.Handle => new(
            SamplePeople.Member(grid), "matters", id, key, new HandleMatter(MatterSamples.Handled[random.Next(MatterSamples.Handled.Length)])),
        MatterStep.Verify => new(people.Secretary(grid), "matters", id, key, new VerifyMatter()),
        MatterStep.Close => new(people.Secretary(grid), "matters", id, key, new CloseMatter()),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>A matter as the grid's member would report it.</summary>
    public static ReportMatter Report(SampleGrid grid, Random random)
    {
        var (item, title) = MatterSamples.Titles[random.Next(MatterSamples.Titles.Length)];
        return new ReportMatter(grid.Code, item, title, "示例数据");
    }

    private static KeyValuePair<string, string?> Limit(string step, double minutes) =>
        new($"Matters:Limits:{step}", TimeSpan.FromMinutes(Math.Min(minutes, 30 * 24 * 60)).ToString());
}
