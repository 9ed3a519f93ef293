using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Meetings;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Core.Meetings;
using Coordination.Core.Privacy;
using FsCheck;
using FsCheck.Fluent;
using static Coordination.Core.Tests.Meetings.Room;

namespace Coordination.Core.Tests.Meetings;

public sealed class MeetingPropertyTests
{
    [Fact]
    public void Whatever_happens_votes_are_those_of_units_that_were_present_and_each_counts_once() => Prop.ForAll(Courses, course =>
    {
        var room = Begun(3);
        List<string> presentAtOpening = [];
        foreach (var (who, what, number) in course)
        {
            var before = room.Events.Count;
            room.Pass(TimeSpan.FromSeconds(number));
            room.Does(Of(Invited[who % Invited.Count]), Command(what, number));
            if (room.Events.Skip(before).OfType<VoteOpened>().Any()) presentAtOpening = [.. room.Meeting.Present];
            if (room.Meeting.Vote is { } vote && (vote.Votes.Count > vote.Voters.Count || vote.Votes.DistinctBy(one => one.Unit).Count() < vote.Votes.Count
                || vote.Voters.Except(presentAtOpening).Any() || vote.Votes.Select(one => one.Unit).Except(vote.Voters).Any()))
                return false;
            if (room.Events.Skip(before).OfType<VoteClosed>().Any(one => one.For + one.Against + one.Abstained > one.Voters || one.Carried && one.For * 2 <= one.Voters))
                return false;
            var floor = room.Meeting.Floor;
            if (floor.Queue.Except(room.Meeting.Present).Any() || floor.Queue.Distinct().Count() < floor.Queue.Count) return false;
            if (floor.Speaker is { } speaker && !room.Meeting.Present.Contains(speaker.Unit)) return false;
        }
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void How_a_secret_vote_stands_no_door_tells_before_it_is_closed() => Prop.ForAll(Courses, course =>
    {
        var (one, other) = (new Doors(), new Doors());
        foreach (var (who, what, number) in course)
        {
            var (said, saidElse) = what switch
            {
                15 or 16 => ((MeetingCommand)new OpenVote(true), new OpenVote(true)),
                17 or 18 or 19 => (new CastVote((VoteChoice)(number % 3)), new CastVote((VoteChoice)((number + what) % 3))),
                _ => (Command(what, number), Command(what, number)),
            };
            var (first, second) = (one.Do(Of(Invited[who % Invited.Count]), said), other.Do(Of(Invited[who % Invited.Count]), saidElse));
            // From then on it is known what came of it.
            if (one.IsClosed) return other.IsClosed;
            if (first != second) return false;
        }
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Its_history_read_back_makes_the_same_meeting() => Prop.ForAll(Courses, course =>
    {
        var room = Begun(4);
        foreach (var (who, what, number) in course)
        {
            room.Pass(TimeSpan.FromSeconds(number));
            room.Does(Of(Invited[who % Invited.Count]), Command(what, number));
        }
        var again = room.Events
            .Select(one => JsonSerializer.Deserialize<MeetingEvent>(JsonSerializer.SerializeToUtf8Bytes(one, StoredJson.Options), StoredJson.Options)!)
            .Aggregate(Meeting.Empty(room.Meeting.Id), (state, happened) => state.Apply(happened));
        return JsonSerializer.Serialize(again.View(), StoredJson.Options) == JsonSerializer.Serialize(room.Meeting.View(), StoredJson.Options);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    // What is to be seen of a meeting: the answer, lists, its view, its history, its board and what others are told.
    private sealed class Doors
    {
        private readonly Room _room = Begun(4);
        private readonly MeetingBoard _kind = new(null!, Microsoft.Extensions.Options.Options.Create(new BoardOptions()));
        private readonly MeetingFold _fold;

        public Doors() => _fold = (MeetingFold)_kind.Open(_room.Meeting.Id, []);

        public bool IsClosed => _room.Events.Exists(one => one is VoteClosed);

        public string Do(Actor by, MeetingCommand command)
        {
            var (before, refusal) = (_room.Events.Count, _room.Does(by, command));
            var row = _room.Meeting.Row().WithBody();
            _fold.Merge(new BoardFact($"meetings/{_room.Meeting.Id}", before + 1, _room.Now, _kind.Fact(row)!));
            var frame = _fold.Delta("meeting/x", 1, _room.Now);
            return string.Join('\n', [
                refusal ?? "", row.Title, row.Status ?? "", .. row.Turns.Select(turn => $"{turn.Place} {turn.Action}"), Encoding.UTF8.GetString(row.Body.Span),
                .. _room.Events.Skip(before).Select(History), JsonSerializer.Serialize<object?>(frame, WireJson.Options), .. _room.Told.Select(one => $"{one}")]);
        }

        private static string History(MeetingEvent happened)
        {
            var written = new System.Buffers.ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(written)) MaskedJson.Of(happened.GetType()).Write(JsonSerializer.SerializeToUtf8Bytes(happened, StoredJson.Options), writer);
            return Encoding.UTF8.GetString(written.WrittenSpan);
        }
    }

    private static Arbitrary<(int Who, int What, int Number)[]> Courses { get; } = (
        from who in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(0, 4)))
        from what in Gen.Choose(0, 22)
        from number in Gen.Choose(0, 6)
        select (who, what, number)).ArrayOf().Resize(80).ToArbitrary();

    private static MeetingCommand Command(int what, int number) => what switch
    {
        0 => new CheckIn(),
        1 => new CheckOut(),
        2 => new CheckIn(Invited[number % Invited.Count]),
        3 => new AddItem(Title: $"item {number}"),
        4 or 5 => new StartItem(number),
        6 => new EndItem(),
        7 => new PutAside(number == 0 ? null : number),
        8 => new AskToSpeak(),
        9 => new GiveFloor(Invited[number % Invited.Count], 60, number > 4),
        10 => new EndFloor(),
        11 => new PauseFloor(),
        12 => new ResumeFloor(),
        13 or 14 => new ProposeMotion($"motion {number}"),
        15 or 16 => new OpenVote(number > 3),
        17 or 18 or 19 => new CastVote((VoteChoice)(number % 3)),
        20 => new CloseVote(),
        21 => number > 3 ? new DeclareInterest() : new WithdrawInterest(),
        _ => new ExtendItem(1 + number),
    };
}
