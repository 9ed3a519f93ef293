using Coordination.Contracts.Areas;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Driving;

/// <summary>
/// The day of a county's grids, seeded: levels, patrols, duty, and matters on their way through the steps. Every
/// command changes something, so every acknowledged one has left its key in history. Thread-safe.
/// </summary>
internal sealed class MixedWork(County county, Workforce workforce, Ledger ledger, int seed, bool hot, TimeProvider clock)
{
    private const double MatterSteps = 0.15, Duty = 0.25, Levels = 0.65;

    private sealed record OpenMatter(Target Target, string Grid, MatterStep Step);

    private static readonly string[] Reasons = ["设备检修", "道路积水", "人员聚集", "消防隐患", "邻里纠纷", "停水停电"];
    private static readonly string[] Items = ["公共设施", "市容环境", "宣传广告", "施工管理", "街面秩序"];

    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private readonly List<Target> _reported = [];
    private readonly Queue<OpenMatter> _waiting = new();
    private readonly Dictionary<int, OpenMatter> _moving = [];
    private readonly Dictionary<int, int> _switching = [];
    private readonly HashSet<int> _onDuty = [], _dutyTaken = [];

    /// <summary>Every matter that was reported.</summary>
    public IReadOnlyList<Target> Matters
    {
        get { lock (_lock) return [.. _reported]; }
    }

    public PlannedCommand Next()
    {
        lock (_lock)
        {
            var grid = hot ? 0 : _random.Next(county.Grids.Count);
            var dice = _random.NextDouble();
            if (dice < MatterSteps && !hot) return NextStep(grid);
            if (dice < Duty && _dutyTaken.Add(grid)) return SwitchDuty(grid);
            if (dice < Levels) return Of(grid, number => new ReportLevel((GridLevel)_random.Next(3), $"{Pick(Reasons)} {number}"));
            return Of(grid, number => new RecordPatrol($"{Pick(Reasons)}已查 {number}"));
        }
    }

    /// <summary>Takes note of what became of a command of <see cref="Next"/>. A grid or matter of unknown state gets no more that depend on it.</summary>
    public void Settled(PlannedCommand command, Fate fate)
    {
        lock (_lock)
        {
            if (_moving.Remove(command.Number, out var matter))
            {
                if (fate is Fate.Acknowledged && matter.Step is not MatterStep.Closed) _waiting.Enqueue(matter);
            }
            else if (_switching.Remove(command.Number, out var grid) && fate is not Fate.Unknown)
            {
                _dutyTaken.Remove(grid);
                if (fate is Fate.Acknowledged && !_onDuty.Add(grid)) _onDuty.Remove(grid);
            }
        }
    }

    private PlannedCommand NextStep(int grid)
    {
        if (!_waiting.TryDequeue(out var matter))
        {
            var target = new Target("matters", Guid.CreateVersion7(clock.GetUtcNow()).ToString("D"));
            var code = county.Grids[grid];
            var report = ledger.Plan(target, workforce.MemberOf(code), number =>
                new ReportMatter(AreaCode.Parse(code), Pick(Items), $"{Pick(Reasons)} {number}", "现场查看，情况属实。"));
            _reported.Add(target);
            _moving.Add(report.Number, new OpenMatter(target, code, MatterStep.File));
            return report;
        }
        var (body, by) = StepOf(matter.Step, workforce.MemberOf(matter.Grid));
        var command = ledger.Plan(matter.Target, by, _ => body);
        _moving.Add(command.Number, matter with { Step = matter.Step + 1 });
        return command;
    }

    private PlannedCommand SwitchDuty(int grid)
    {
        var command = Of(grid, _ => _onDuty.Contains(grid) ? new GoOffDuty() : new GoOnDuty());
        _switching.Add(command.Number, grid);
        return command;
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

    private PlannedCommand Of(int grid, Func<int, object> body) =>
        ledger.Plan(new Target("grids", county.Grids[grid]), workforce.MemberOf(county.Grids[grid]), body);

    private string Pick(string[] words) => words[_random.Next(words.Length)];
}
