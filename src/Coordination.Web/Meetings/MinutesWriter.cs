using Coordination.Contracts;
using Coordination.Contracts.Meetings;
using Coordination.Contracts.Privacy;
using Coordination.Core.Meetings;

namespace Coordination.Web.Meetings;

/// <summary>Says in words what the record of a meeting holds. Contact data in what was written is masked.</summary>
/// <param name="minutes">What was done.</param>
/// <param name="names">What units, firms and the chain were called then, by stream.</param>
/// <param name="words">The language.</param>
internal sealed class MinutesWriter(Minutes minutes, IReadOnlyDictionary<string, string> names, MinutesWords words)
{
    private Meeting Meeting => minutes.Meeting;

    public MinutesPage Write()
    {
        List<MinutesBlock> blocks = [];
        if (Meeting.Status is MeetingStatus.Called or MeetingStatus.Open) blocks.Add(new LineBlock(words["draft"], true));
        if (Meeting.Status is MeetingStatus.Cancelled) blocks.Add(new LineBlock(words["cancelled"], true));
        blocks.Add(Facts());
        blocks.Add(new HeadingBlock(2, words["attendance"]));
        blocks.Add(new LineBlock(words["n-came", minutes.Attendance.Count(one => one.Stays.Count > 0), minutes.Attendance.Count]));
        blocks.Add(Attendance());
        blocks.Add(new HeadingBlock(2, words["agenda"]));
        foreach (var (item, at) in minutes.Items.Select((item, at) => (item, at + 1))) blocks.AddRange(Item(item, at));
        blocks.Add(new HeadingBlock(2, words["decisions"]));
        blocks.Add(Meeting.Decisions.IsEmpty ? new LineBlock(words["no-decisions"]) : Decisions());
        return new MinutesPage(words["title", Masked(Meeting.Title)], blocks);
    }

    /// <summary>Every vote of every motion, a row each, under the names of the columns.</summary>
    public IEnumerable<IReadOnlyList<string>> Votes()
    {
        yield return [words["item-short"], words["motion-short"], words["motion-short"], words["secret"], words["unit"], words["vote"], words["carried-short"]];
        foreach (var (item, at) in minutes.Items.Select((item, at) => (item, at + 1)))
            foreach (var motion in item.Motions.Where(motion => motion.Result is not null))
                foreach (var unit in Meeting.Units.Where(unit => motion.Voters.Contains(unit) || item.Interested.Contains(unit)))
                    yield return [
                        Number(at), Number(motion.Number), Masked(motion.Text), words[motion.Secret ? "yes" : "no"], Unit(unit), VoteOf(motion, item, unit),
                        words[motion.Result!.Carried ? "yes" : "no"]];
    }

    private TableBlock Facts()
    {
        List<IReadOnlyList<string>> rows = [];
        void Row(string key, string? value)
        {
            if (value is { Length: > 0 }) rows.Add([words[key], value]);
        }
        Row("number", Meeting.Number is { } number ? Number(number) : null);
        Row("chain", Name($"chains/{Meeting.Chain}", Meeting.Chain));
        Row("place", Meeting.Room);
        Row("called-for", words.Moment(Meeting.StartsAt));
        Row("opened", Meeting.OpenedAt is { } opened ? words.Moment(opened) : null);
        Row("closed", Meeting.ClosedAt is { } closed ? words.Moment(closed) : null);
        Row("chair", Unit(Meeting.Chair));
        Row("quorum", words["quorum-of", Meeting.Quorum, Meeting.Units.Count]);
        Row("majority", words[$"majority-{WireEnums.NameOf(Meeting.Majority)}"]);
        return new TableBlock([], rows);
    }

    private TableBlock Attendance() => new(
        [words["unit"], words["came"], words["left"], words["spoke"]],
        [.. minutes.Attendance.Select(one => (IReadOnlyList<string>)[
            Unit(one.Unit), one.Stays.Count > 0 ? words.List(one.Stays.Select(stay => words.Clock(stay.CameAt))) : words["absent"],
            words.List(one.Stays.Where(stay => stay.LeftAt is not null).Select(stay => words.Clock(stay.LeftAt!.Value))),
            Meeting.Floor.Spoken.FirstOrDefault(spoke => spoke.Unit == one.Unit) is { Seconds: > 0 and var seconds } ? words["seconds", seconds / 60, seconds % 60] : ""])]);

    private IEnumerable<MinutesBlock> Item(MinutedItem one, int at)
    {
        var item = one.Item;
        yield return new HeadingBlock(3, words["item", at, Masked(item.Title)]);
        if (item.ProblemNumber is { } problem)
            yield return new LineBlock(item.Firm is { } firm ? words["problem", Problem(problem), Name($"enterprises/{firm}", firm)] : words["problem-of-chain", Problem(problem)]);
        if (item.Times > 1) yield return new LineBlock(words["item-times", item.Times]);
        if (one.StartedAt is { } started)
            yield return new LineBlock(words["item-time", words.Clock(started), one.EndedAt is { } ended ? words.Clock(ended) : "…", item.Minutes]);
        if (one.Interested.Count > 0) yield return new LineBlock(words["interest", words.List(one.Interested.Select(Unit))]);
        foreach (var motion in one.Motions)
        {
            yield return new LineBlock(words["motion", motion.Number, Masked(motion.Text)]);
            if (motion.Result is not { } result)
            {
                yield return new LineBlock(words["not-voted"]);
                continue;
            }
            var silent = result.Voters - result.For - result.Against - result.Abstained;
            yield return new LineBlock($"{words[motion.Secret ? "in-secret" : "by-name"]} · {words["result", words[result.Carried ? "carried" : "failed"], result.For, result.Against, result.Abstained, silent, result.Needed]}");
            yield return new TableBlock([], [.. ByChoice(motion, result)]);
            if (Meeting.Decisions.Find(decision => decision.Motion == motion.Number) is { } decided)
                yield return new LineBlock($"{words["decided", DecisionNumber(decided), Masked(decided.Text)]} · {Owed(decided)}", true);
        }
        if (Outcome(item) is { } outcome) yield return new LineBlock(outcome);
    }

    private string? Outcome(AgendaItem item) => item.Status switch
    {
        ItemStatus.PutAside => item.Reason is { } reason ? words["put-aside", Masked(reason)] : words["put-aside-plain"],
        ItemStatus.Ended when Meeting.Decisions.TrueForAll(one => one.Item != item.Item) => words["ended"],
        ItemStatus.Planned => words["item-never"],
        _ => null,
    };

    private IEnumerable<IReadOnlyList<string>> ByChoice(MinutedMotion motion, VoteClosed result)
    {
        foreach (var choice in Enum.GetValues<VoteChoice>())
            if (result.Votes.Where(vote => vote.Choice == choice).Select(vote => vote.Unit).ToHashSet() is { Count: > 0 } units)
                yield return [words[WireEnums.NameOf(choice)], words.List(Meeting.Units.Where(units.Contains).Select(Unit))];
        var silent = motion.Voters.Except(result.Votes.Select(vote => vote.Unit)).ToHashSet();
        if (silent.Count > 0) yield return [words["no-vote"], words.List(Meeting.Units.Where(silent.Contains).Select(Unit))];
    }

    private string VoteOf(MinutedMotion motion, MinutedItem item, string unit) =>
        motion.Result!.Votes.FirstOrDefault(vote => vote.Unit == unit) is { Choice: { } choice } ? words[WireEnums.NameOf(choice)]
        : words[item.Interested.Contains(unit) ? "interest-short" : "no-vote"];

    private TableBlock Decisions() => new(
        [words["decision-number"], words["decision"], words["responsible"], words["assisting-short"], words["due"]],
        [.. Meeting.Decisions.Select(one => (IReadOnlyList<string>)[
            DecisionNumber(one), Masked(one.Text), Unit(one.Responsible), words.List(one.Assisting.Select(Unit)), words.Moment(one.DueAt)])]);

    private string Owed(Decision one) =>
        words["decided-by", Unit(one.Responsible), words.Moment(one.DueAt)] + (one.Assisting.Count > 0 ? " · " + words["assisting", words.List(one.Assisting.Select(Unit))] : "");

    private string DecisionNumber(Decision one) => Meeting.Number is { } meeting ? $"{Number(meeting)}-{Number(one.Number)}" : Number(one.Number);

    private string Unit(string id) => Name($"units/{id}", id);

    private string Name(string stream, string id) => names.GetValueOrDefault(stream, id);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Problem(int number) => $"W-{number.ToString("000", System.Globalization.CultureInfo.InvariantCulture)}";

    private static string Masked(string text) => ContactMask.Mask(text);
}
