using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Meetings;

/// <summary>The screens in the rooms of the meetings, each of them with as many as the others. The operator of their county watches them.</summary>
internal static class MeetingScreens
{
    /// <summary>What they show.</summary>
    public static IEnumerable<Target> Things(County county) => county.MeetingChains.SelectMany(chain => chain.Meetings).Select(id => new Target("meetings", id));

    public static IEnumerable<Wall> Hang(County county, int screens, IReadOnlyDictionary<string, int> tracked)
    {
        var meetings = Things(county).ToList();
        return Enumerable.Range(0, screens).Select(screen => new Wall(new RoomFold(meetings[screen % meetings.Count].Id), Workforce.Operator, tracked));
    }
}
