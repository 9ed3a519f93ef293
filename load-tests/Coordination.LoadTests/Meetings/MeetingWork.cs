using Coordination.Contracts.Meetings;
using Coordination.Contracts.Rotations;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Meetings;

/// <summary>
/// Joint meetings: units come, the chair takes item after item, units ask for the floor and vote all at once, and what
/// carried is decided. What a meeting's next tap rests on is settled before; the votes on one motion are under way together.
/// </summary>
internal sealed class MeetingWork : ILoadWork
{
    private readonly Dictionary<string, Course> _courses = [];
    private readonly List<Course> _inTurn = [];
    private int _turn;

    public int Weight => 40;

    public bool Has(County county) => county.MeetingChains.Count > 0;

    public IEnumerable<Prepared> Prepare(County county, Workforce workforce, IReadOnlyList<string> ids, bool imported)
    {
        var now = TimeProvider.System.GetUtcNow();
        return county.MeetingChains.Select(chain => new Prepared(
            new Target("rotations", chain.Id), new PlanTerms([new PlannedTerm(chain.Units[0], now.AddDays(-1), now.AddDays(300))])));
    }

    public PlannedCommand? Next(LoadScene scene)
    {
        if (_inTurn.Count == 0)
            foreach (var chain in scene.County.MeetingChains)
                foreach (var id in chain.Meetings)
                    _inTurn.Add(_courses[id] = new Course(id, MeetingScript.Waves(chain.Units, scene.Random).GetEnumerator()));
        for (var tried = 0; tried < _inTurn.Count; tried++)
        {
            var course = _inTurn[_turn++ % _inTurn.Count];
            if (course.Next() is not var (unit, command)) continue;
            return scene.Ledger.Plan(new Target("meetings", course.Id), scene.Workforce.AccountOf(unit), _ => command);
        }
        return null;
    }

    public void Settled(PlannedCommand command, Fate fate) => _courses[command.Target.Id].Settled(fate);

    /// <summary>How far a meeting is.</summary>
    private sealed class Course(string id, IEnumerator<IReadOnlyList<Said>> waves)
    {
        private readonly Queue<Said> _ready = [];
        private int _underWay;
        private bool _isLost;

        public string Id => id;

        public Said? Next()
        {
            if (_isLost || _ready.Count == 0 && _underWay > 0) return null;
            if (_ready.Count == 0 && waves.MoveNext())
                foreach (var said in waves.Current)
                    _ready.Enqueue(said);
            _underWay++;
            return _ready.Dequeue();
        }

        public void Settled(Fate fate)
        {
            _underWay--;
            // A meeting of unknown state is left alone.
            _isLost |= fate is Fate.Unknown;
        }
    }
}

/// <summary>What a unit does.</summary>
internal sealed record Said(string Unit, MeetingCommand Command);

/// <summary>The course of a generated meeting.</summary>
internal static class MeetingScript
{
    /// <summary>Fewer than a meeting may have.</summary>
    private const int Items = 45;
    private const int Speakers = 3, SecretEvery = 3;

    /// <summary>What is done at once, wave after wave, without end: after the last item the chair shows the room one message after the other.</summary>
    public static IEnumerable<IReadOnlyList<Said>> Waves(IReadOnlyList<string> units, Random random)
    {
        Said[] Chair(MeetingCommand command) => [new Said(units[0], command)];
        yield return [.. units.Select(unit => new Said(unit, new CheckIn()))];
        yield return Chair(new OpenMeeting());
        for (var item = 1; item <= Items; item++)
        {
            yield return Chair(new AddItem(Title: $"议题 {item}", Minutes: 5));
            yield return Chair(new StartItem(item));
            var speakers = units.Skip(1).OrderBy(_ => random.Next()).Take(Speakers).ToList();
            yield return [.. speakers.Select(unit => new Said(unit, new AskToSpeak()))];
            foreach (var unit in speakers)
            {
                yield return Chair(new GiveFloor(unit, 120));
                yield return Chair(new EndFloor());
            }
            yield return Chair(new ProposeMotion($"动议 {item}"));
            yield return Chair(new OpenVote(item % SecretEvery == 0));
            // Nine of thirteen for it carry it whatever the others say.
            yield return [.. units.Select((unit, at) => new Said(unit, new CastVote(at < 9 ? VoteChoice.For : (VoteChoice)random.Next(3), item)))];
            yield return Chair(new CloseVote());
            yield return Chair(new TakeDecision(units[1 + random.Next(units.Count - 1)], TimeProvider.System.GetUtcNow().AddDays(30)));
            yield return Chair(new EndItem());
        }
        for (var message = 1; ; message++) yield return Chair(new ShowMessage($"提醒 {message}"));
    }
}
