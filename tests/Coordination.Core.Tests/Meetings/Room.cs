using Coordination.Contracts.Gate;
using Coordination.Contracts.Meetings;
using Coordination.Contracts.Problems;
using Coordination.Core.Journal;
using Coordination.Core.Meetings;

namespace Coordination.Core.Tests.Meetings;

/// <summary>A meeting of a chain with five units, at which things happen one after the other.</summary>
internal sealed class Room
{
    public const string Chair = "steel.chair", Two = "steel.two", Three = "steel.three", Four = "steel.four", Five = "steel.five";
    public static readonly IReadOnlyList<string> Invited = [Chair, Two, Three, Four, Five];
    private int _sent;

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 26, 6, 0, 0, TimeSpan.Zero);

    public Meeting Meeting { get; private set; } = Meeting.Empty("01a21a08-5d59-7119-a0e7-5aecc708438b");

    /// <summary>The meeting before the last command.</summary>
    public Meeting Before { get; private set; } = Meeting.Empty("01a21a08-5d59-7119-a0e7-5aecc708438b");

    /// <summary>What is found when the meeting looks for problems; null for nothing.</summary>
    public IReadOnlyList<ProblemView>? Problems { get; set; }

    /// <summary>What others were told by the last command.</summary>
    public IEnumerable<(string Target, object Command)> Told => Meeting.Notifications(Before);

    /// <summary>All that happened, in order.</summary>
    public List<MeetingEvent> Events { get; } = [];

    public static Room Called()
    {
        var room = new Room();
        Assert.Null(room.Does(Chief, new ConveneMeeting("steel", "Joint meeting", room.Now, Invited)));
        return room;
    }

    /// <summary>Begun with the first <paramref name="present"/> units and one item in hand.</summary>
    public static Room Begun(int present = 5)
    {
        var room = Called();
        foreach (var unit in Invited.Take(present)) room.Says(unit, new CheckIn());
        room.Taps(new OpenMeeting());
        room.Taps(new AddItem(Title: "Berth"));
        room.Taps(new StartItem(1));
        return room;
    }

    /// <summary>Begun, with a vote that is open.</summary>
    public static Room Voting(int present = 5, bool secret = false)
    {
        var room = Begun(present);
        room.Taps(new ProposeMotion("Extend the berth"));
        room.Taps(new OpenVote(secret));
        return room;
    }

    public static Actor Of(string unit) =>
        new($"account-{unit}", [new RoleGrant(Role.MemberUnit, $"chains/steel/units/{unit[6..]}"), new RoleGrant(Role.MemberUnit, "chains/steel")]);

    public static Actor Chief { get; } = new("chief", [new RoleGrant(Role.ChainChief, "chains/steel")]);

    public void Pass(TimeSpan time) => Now += time;

    /// <summary>What the rules say of it; null when it was done.</summary>
    public string? Does(Actor by, MeetingCommand command, string? chair = Chair)
    {
        var verdict = Meeting.Decide(command, Context(by, chair));
        Before = Meeting;
        Assert.False(verdict.IsUnknown);
        foreach (var happened in verdict.Events) Meeting = Meeting.Apply(happened);
        Events.AddRange(verdict.Events);
        return verdict.Refusal;
    }

    /// <summary>The chair does what is done.</summary>
    public void Taps(ChairTap tap) => Assert.Null(Does(Of(Chair), tap));

    /// <summary>The unit does what is done.</summary>
    public void Says(string unit, UnitWord word) => Assert.Null(Does(Of(unit), word));

    /// <summary>Says that it is refused, or nothing: and that nothing happened.</summary>
    public string? Refusal(Actor by, MeetingCommand command)
    {
        var before = Events.Count;
        var refusal = Does(by, command);
        Assert.Equal(before, Events.Count);
        return refusal;
    }

    private DecisionContext Context(Actor by, string? chair)
    {
        ViewPage gathered = Problems is { } problems
            ? new([.. problems.Select(one => new StoredView($"problems/{one.Id}", 1, Now, new ViewRow("problems", one).WithBody()))], problems.Count, null)
            : chair is null
            ? new([], 0, null)
            : new([new StoredView("rotations/steel", 1, Now, new ViewRow("rotations", "x") { Area = "350981", Owner = chair })], 1, null);
        return new(by, Now, CommandKey.OfCaller($"k{++_sent}"), null, gathered);
    }
}
