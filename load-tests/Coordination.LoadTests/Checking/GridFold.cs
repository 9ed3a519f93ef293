using System.Text.Json;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.LoadTests.Checking;

/// <summary>
/// A grid's tile folded from its history by this check's own, simplest reading of the events: shares no code with the
/// server, so an error there is seen here.
/// </summary>
internal sealed class GridFold(string code)
{
    private readonly HashSet<string> _members = [], _onDuty = [];
    private readonly Dictionary<string, (MatterStep Step, bool Overdue)> _matters = [];

    public string Code { get; } = code;
    public long Version { get; private set; }
    public GridLevel Level { get; private set; }
    public int Members => _members.Count;
    public int OnDuty => _onDuty.Count;
    public int Open => _matters.Count;
    public int Overdue => _matters.Values.Count(matter => matter.Overdue);
    public IEnumerable<(MatterStep Step, bool Overdue)> Matters => _matters.Values;

    public Tile Tile => new($"grids/{Code}", Version, Level, OnDuty, Open, Overdue);

    public void Apply(RecordedEvent happened)
    {
        Version = happened.Version;
        string Text(string name) => happened.Body.GetProperty(name).GetString()!;
        switch (happened.Type)
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
            case "grids.matter-noted.v1":
                _matters[Text("matter")] = (Enum.Parse<MatterStep>(Text("step"), ignoreCase: true), happened.Body.TryGetProperty("overdue", out var late) && late.ValueKind is JsonValueKind.True);
                break;
            case "grids.matter-left.v1":
                _matters.Remove(Text("matter"));
                break;
        }
    }
}
