using Coordination.Contracts.Meetings;
using Coordination.Core.Journal;

namespace Coordination.Core.Meetings;

// Papers, and which of them the room is shown.
public sealed partial record Meeting
{
    /// <summary>The most papers that a meeting has at a time.</summary>
    public const int MostPapers = 30;

    // What was dropped stays kept: so many over the whole meeting.
    private const int MostPapersGiven = 100;

    private Verdict<MeetingEvent> OfPaper(MeetingCommand command, DateTimeOffset now)
    {
        Paper? Of(int number) => Papers.Find(one => one.Number == number);
        return command switch
        {
            // The same bytes are the same paper.
            NotePaper said when Papers.Exists(one => one.Print == said.Paper) => Verdict<MeetingEvent>.Nothing,
            NotePaper when Papers.Count >= MostPapers || PapersGiven >= MostPapersGiven => new Refused(MeetingRefusals.TooManyPapers),
            NotePaper said => new PaperAdded(PapersGiven + 1, said.Paper, said.Name, said.Sort, said.Bytes, now),
            DropPaper said => Of(said.Paper) is not null ? new PaperDropped(said.Paper, now)
                : said.Paper <= PapersGiven ? Verdict<MeetingEvent>.Nothing : new Refused(MeetingRefusals.NoSuchPaper),
            ShowPaper said when said.Paper == Shown => Verdict<MeetingEvent>.Nothing,
            ShowPaper { Paper: null } => new PaperShown(null, now),
            ShowPaper { Paper: { } number } => Of(number)?.Sort switch
            {
                null => new Refused(MeetingRefusals.NoSuchPaper),
                PaperSort.Picture => new PaperShown(number, now),
                _ => new Refused(MeetingRefusals.NoPicture),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
        };
    }

    private Meeting OnPaper(MeetingEvent happened) => happened switch
    {
        PaperAdded e => this with { Papers = Papers.Add(new Paper(e.Number, e.Name, e.Sort, e.Bytes, e.Print, e.At)), PapersGiven = e.Number },
        PaperDropped e => this with { Papers = Papers.RemoveAll(one => one.Number == e.Number), Shown = Shown == e.Number ? null : Shown },
        PaperShown e => this with { Shown = e.Number },
        _ => this,
    };
}
