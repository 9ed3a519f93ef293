using Coordination.Contracts.Areas;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Matters;

/// <summary>Matters on their way: the step that waits longest, or a new report when none waits.</summary>
internal sealed class MatterWork : ILoadWork
{
    private static readonly string[] Items = ["公共设施", "市容环境", "宣传广告", "施工管理", "街面秩序"];
    private static readonly string[] Titles = ["设备检修", "道路积水", "人员聚集", "消防隐患", "邻里纠纷", "停水停电"];

    private sealed record OpenMatter(Target Target, string Grid, MatterStep Step);

    private readonly Queue<OpenMatter> _waiting = new();
    private readonly Dictionary<int, OpenMatter> _moving = [];

    public int Weight => 15;

    public PlannedCommand Next(LoadScene scene)
    {
        if (!_waiting.TryDequeue(out var matter)) return Report(scene);
        var (body, by) = StepOf(matter.Step, scene.Workforce.MemberOf(matter.Grid));
        var command = scene.Ledger.Plan(matter.Target, by, _ => body);
        _moving.Add(command.Number, matter with { Step = matter.Step + 1 });
        return command;
    }

    public void Settled(PlannedCommand command, Fate fate)
    {
        if (_moving.Remove(command.Number, out var matter) && fate is Fate.Acknowledged && matter.Step is not MatterStep.Closed)
            _waiting.Enqueue(matter);
    }

    /// <summary>The command that takes a matter on from <paramref name="step"/>, and the account that may send it.</summary>
    public static (MatterCommand Body, int Account) StepOf(MatterStep step, int member) => step switch
    {
        MatterStep.File => (new FileMatter("立案"), Workforce.Operator),
        MatterStep.Dispatch => (new DispatchMatter(null, "请处置"), Workforce.Operator),
        MatterStep.Handle => (new HandleMatter("已处置"), member),
        MatterStep.Verify => (new VerifyMatter(true, "核查通过"), Workforce.Operator),
        MatterStep.Close => (new CloseMatter("结案"), Workforce.Operator),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Nothing follows."),
    };

    private PlannedCommand Report(LoadScene scene)
    {
        var grid = scene.County.Grids[scene.Thing(scene.County.Grids.Count)];
        var command = scene.Ledger.Plan(new Target("matters", scene.NewId()), scene.Workforce.MemberOf(grid), number =>
            new ReportMatter(AreaCode.Parse(grid), scene.Word(Items), $"{scene.Word(Titles)} {number}", "现场查看，情况属实。"));
        _moving.Add(command.Number, new OpenMatter(command.Target, grid, MatterStep.File));
        return command;
    }
}
