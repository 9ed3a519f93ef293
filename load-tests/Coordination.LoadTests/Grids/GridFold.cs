using System.Text.Json;
using Coordination.Contracts.Grids;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Grids;

/// <summary>A grid: its level, its roster and who of it is on duty.</summary>
[FoldOf("grids")]
internal sealed class GridFold(Target target) : HistoryFold(target)
{
    private readonly HashSet<string> _members = [], _onDuty = [];

    public string Code => Target.Id;
    public GridLevel Level { get; private set; }
    public int Members => _members.Count;
    public int OnDuty => _onDuty.Count;

    protected override void Take(string type, JsonElement body)
    {
        string Text(string name) => body.GetProperty(name).GetString()!;
        switch (type)
        {
            case "grids.level-reported.v1":
                Level = Enum.Parse<GridLevel>(Text("level"), ignoreCase: true);
                break;
            case "grids.member-enrolled.v1":
                _members.Add(Text("member"));
                break;
            case "grids.member-retired.v1":
                _members.Remove(Text("member"));
                _onDuty.Remove(Text("member"));
                break;
            case "grids.member-on-duty.v1":
                _onDuty.Add(Text("member"));
                break;
            case "grids.member-off-duty.v1":
                _onDuty.Remove(Text("member"));
                break;
        }
    }
}
