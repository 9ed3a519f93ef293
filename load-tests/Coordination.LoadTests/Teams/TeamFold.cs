using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Teams;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Teams;

/// <summary>A team: its milestones, by how much it was ahead, and what holds it up.</summary>
[FoldOf("teams")]
internal sealed class TeamFold(Target target) : HistoryFold(target)
{
    private readonly SortedDictionary<string, MilestoneView> _milestones = new(StringComparer.Ordinal);
    private readonly Dictionary<int, DateTimeOffset?> _obstacles = [];
    private string _name = "", _project = "";

    /// <summary>As a wall is to show it.</summary>
    public TeamRow Row
    {
        get
        {
            var planned = _milestones.Values.OrderBy(one => one.Plan).ToList();
            var reached = planned.Where(one => one.Reached is not null).ToList();
            var last = reached.Count == 0 ? null : reached.First(one => one.Reached == reached.Max(other => other.Reached));
            return new(
                Target.Id, Version, _name, _project, planned.Find(one => one.Reached is null) ?? planned.LastOrDefault(),
                last is null ? null : last.Plan.DayNumber - last.Reached!.Value.DayNumber, _obstacles.Count, _obstacles.Values.Min());
        }
    }

    protected override void Take(string type, JsonElement body)
    {
        T? Of<T>(string name) => body.TryGetProperty(name, out var value) ? value.Deserialize<T>(WireJson.Options) : default;
        switch (type)
        {
            case "teams.registered.v1":
                (_name, _project) = (Of<string>("name")!, Of<string>("project")!);
                break;
            case "teams.milestone-planned.v1":
                var number = Of<string>("milestone")!;
                var known = _milestones.GetValueOrDefault(number);
                _milestones[number] = new(number, Of<string>("name")!, Of<DateOnly>("plan"), known?.Forecast, known?.Reached);
                break;
            case "teams.milestone-forecast.v1":
                Change(body, one => one with { Forecast = Of<DateOnly?>("forecast") });
                break;
            case "teams.milestone-reached.v1":
                Change(body, one => one with { Reached = Of<DateOnly>("on") });
                break;
            case "teams.obstacle-raised.v1":
                _obstacles[Of<int>("obstacle")] = Of<string>("unit") is null ? null : Of<DateTimeOffset?>("dueAt");
                break;
            case "teams.obstacle-answered.v1":
                _obstacles[Of<int>("obstacle")] = null;
                break;
            case "teams.obstacle-cleared.v1":
                _obstacles.Remove(Of<int>("obstacle"));
                break;
        }
    }

    private void Change(JsonElement body, Func<MilestoneView, MilestoneView> change)
    {
        var number = body.GetProperty("milestone").GetString()!;
        _milestones[number] = change(_milestones[number]);
    }
}
