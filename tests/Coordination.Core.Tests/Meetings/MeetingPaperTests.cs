using Coordination.Contracts.Meetings;
using Coordination.Core.Meetings;
using static Coordination.Core.Tests.Meetings.Room;

namespace Coordination.Core.Tests.Meetings;

public sealed class MeetingPaperTests
{
    private static readonly NotePaper Map = new("aa", "map.png", PaperSort.Picture, 1000), Letter = new("bb", "letter.pdf", PaperSort.Document, 2000);

    [Fact]
    public void The_chair_brings_papers_and_shows_the_room_one_picture_at_a_time()
    {
        var room = Begun();
        Assert.Equal(MeetingRefusals.NotChair, room.Refusal(Of(Two), Map));
        Assert.Null(room.Does(Of(Chair), Map));
        Assert.Null(room.Does(Of(Chair), Letter));
        Assert.Null(room.Refusal(Of(Chair), Map with { Name = "again.png" }));
        Assert.Equal(MeetingRefusals.NotChair, room.Refusal(Of(Two), new ShowPaper(1)));
        Assert.Equal(MeetingRefusals.NoPicture, room.Refusal(Of(Chair), new ShowPaper(2)));
        Assert.Equal(MeetingRefusals.NoSuchPaper, room.Refusal(Of(Chair), new ShowPaper(3)));
        room.Taps(new ShowPaper(1));
        Assert.Null(room.Refusal(Of(Chair), new ShowPaper(1)));
        Assert.Equal((1, 2), (room.Meeting.Shown, room.Meeting.View().Papers!.Count));
        room.Taps(new ShowPaper());
        Assert.Null(room.Meeting.Shown);
    }

    [Fact]
    public void What_is_taken_away_is_shown_no_longer_and_its_number_is_not_given_again()
    {
        var room = Begun();
        Assert.Null(room.Does(Of(Chair), Map));
        room.Taps(new ShowPaper(1));
        room.Taps(new DropPaper(1));
        Assert.Null(room.Meeting.Shown);
        Assert.Null(room.Refusal(Of(Chair), new DropPaper(1)));
        Assert.Equal(MeetingRefusals.NoSuchPaper, room.Refusal(Of(Chair), new DropPaper(2)));
        Assert.Null(room.Does(Of(Chair), Map));
        Assert.Equal(2, Assert.Single(room.Meeting.Papers).Number);
        for (var at = 1; at < 30; at++) Assert.Null(room.Does(Of(Chair), Map with { Paper = $"p{at}" }));
        Assert.Equal(MeetingRefusals.TooManyPapers, room.Refusal(Of(Chair), Map with { Paper = "one more" }));
        room.Taps(new ShowPaper(2));
        room.Taps(new CloseMeeting());
        Assert.Null(room.Meeting.Shown);
        Assert.Equal(MeetingRefusals.Over, room.Refusal(Of(Chair), Letter));
    }

    [Fact]
    public void What_the_room_must_see_next_takes_the_picture_off_the_screens()
    {
        var room = Begun();
        room.Taps(new AddItem(Title: "Lodging"));
        Assert.Null(room.Does(Of(Chair), Map));
        foreach (ChairTap tap in new ChairTap[] { new ProposeMotion("Lease two floors"), new OpenVote(), new CloseVote(), new StartItem(2) })
        {
            room.Taps(new ShowPaper(1));
            room.Taps(tap);
            Assert.Null(room.Meeting.Shown);
        }
    }

    [Fact]
    public void A_hundred_papers_come_over_the_whole_meeting()
    {
        var room = Begun();
        for (var at = 1; at <= 100; at++)
        {
            Assert.Null(room.Does(Of(Chair), Map with { Paper = $"p{at}" }));
            room.Taps(new DropPaper(at));
        }
        Assert.Equal(MeetingRefusals.TooManyPapers, room.Refusal(Of(Chair), Map));
    }
}
