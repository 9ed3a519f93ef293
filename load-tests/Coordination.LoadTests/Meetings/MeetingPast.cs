using System.Text.Json;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Meetings;

/// <summary>A meeting as its events say: who is there, what is in hand, who speaks, how the vote stands.</summary>
[FoldOf("meetings")]
internal sealed class MeetingPast(Target target) : HistoryFold(target)
{
    private readonly Dictionary<string, string?> _votes = [];

    public string Status { get; private set; } = "called";

    public HashSet<string> Present { get; } = [];

    public Dictionary<int, string> Items { get; } = [];

    public int InHand { get; private set; }

    public string? Speaker { get; private set; }

    public List<string> Queue { get; } = [];

    public int Motion { get; private set; }

    public int VoteOn { get; private set; }

    public bool? Carried { get; private set; }

    public int Decisions { get; private set; }

    public string? Message { get; private set; }

    /// <summary>Who voted on the motion, and what as far as that is said.</summary>
    public IReadOnlyDictionary<string, string?> Votes => _votes;

    /// <summary>What its own votes contradict; null when they add up.</summary>
    public string? Fault { get; private set; }

    protected override void Take(string type, JsonElement body)
    {
        string Text(string name) => body.GetProperty(name).GetString()!;
        int Number(string name) => body.GetProperty(name).GetInt32();
        switch (type)
        {
            case "meetings.opened.v1":
                Status = "open";
                break;
            case "meetings.closed.v1":
                Status = "closed";
                break;
            case "meetings.checked-in.v1":
                Present.Add(Text("unit"));
                break;
            case "meetings.item-added.v1":
                Items[Number("item")] = "planned";
                break;
            case "meetings.item-started.v1":
                Items[InHand = Number("item")] = "in-hand";
                break;
            case "meetings.item-ended.v1":
                Items[Number("item")] = Carried is true ? "decided" : "ended";
                (InHand, Speaker, Motion, VoteOn, Carried) = (0, null, 0, 0, null);
                Queue.Clear();
                _votes.Clear();
                break;
            case "meetings.speech-asked.v1":
                Queue.Add(Text("unit"));
                break;
            case "meetings.floor-given.v1":
                Queue.Remove(Speaker = Text("unit"));
                break;
            case "meetings.floor-ended.v1":
                Speaker = null;
                break;
            case "meetings.motion-proposed.v1":
                (Motion, VoteOn, Carried) = (Number("motion"), 0, null);
                _votes.Clear();
                break;
            case "meetings.vote-opened.v1":
                VoteOn = Number("motion");
                break;
            case "meetings.vote-cast.v1" or "meetings.secret-vote-cast.v1":
                var choice = body.TryGetProperty("choice", out var said) ? said.GetString() : null;
                if (!Present.Contains(Text("unit")) || !_votes.TryAdd(Text("unit"), choice)) Fault ??= $"{Text("unit")} voted on {VoteOn} without being there, or twice";
                break;
            case "meetings.vote-closed.v1":
                Close(body);
                break;
            case "meetings.decided.v1":
                Decisions++;
                break;
            case "meetings.message-shown.v1":
                Message = body.GetProperty("text").GetString();
                break;
        }
    }

    // What was counted is what was cast.
    private void Close(JsonElement body)
    {
        Carried = body.GetProperty("carried").GetBoolean();
        var counted = body.GetProperty("votes").EnumerateArray().ToDictionary(vote => vote.GetProperty("unit").GetString()!, vote => vote.GetProperty("choice").GetString());
        var numbers = (body.GetProperty("for").GetInt32(), body.GetProperty("against").GetInt32(), body.GetProperty("abstained").GetInt32());
        int Of(string choice) => counted.Values.Count(one => one == choice);
        if (!counted.Keys.ToHashSet().SetEquals(_votes.Keys) || _votes.Any(vote => vote.Value is { } open && open != counted[vote.Key]) || numbers != (Of("for"), Of("against"), Of("abstain")))
            Fault ??= $"motion {VoteOn} was counted otherwise than it was voted on";
        foreach (var (unit, vote) in counted) _votes[unit] = vote;
    }
}
