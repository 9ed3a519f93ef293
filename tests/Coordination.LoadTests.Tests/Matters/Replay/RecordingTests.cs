using Coordination.Contracts.Areas;
using Coordination.Contracts.Matters;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Matters.Replay;

namespace Coordination.LoadTests.Tests.Matters.Replay;

public sealed class RecordingTests
{
    public static TheoryData<string> Recordings => [.. Recorded.All.Keys];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_recording_is_taken_whole(string name)
    {
        var known = Recorded.All[name];
        var recording = known.Read();

        Assert.Equal(known.Requests, recording.Requests.Count);
        Assert.Equal(known.Open, recording.Requests.Count(request => request.Closed is null));
        Assert.Equal(known.WithoutCouncil, recording.Requests.Count(request => request.Council == 0));
        Assert.Equal(known.Requests, recording.Requests.Select(request => request.Number).Distinct().Count());
        Assert.All(recording.Requests, request => Assert.True(request.Closed is null || request.Closed >= request.Created));
        Assert.DoesNotContain(recording.Requests, request => request.Type.StartsWith("Type ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Its_times_are_those_of_Los_Angeles(string name)
    {
        var known = Recorded.All[name];
        var first = known.Read().Requests.Single(request => request.Number == known.First);

        // 2020-01-01 00:05 and 2020-01-02 08:43 Pacific standard time.
        Assert.Equal(new DateTimeOffset(2020, 1, 1, 8, 5, 0, TimeSpan.Zero), first.Created);
        Assert.Equal(new DateTimeOffset(2020, 1, 2, 16, 43, 0, TimeSpan.Zero), first.Closed);
        Assert.Equal("Illegal Dumping", first.Type);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_request_has_a_grid_also_without_a_council(string name)
    {
        var recording = Recorded.All[name].Read();
        var places = ReplayCounty.Of(recording, "990001");

        Assert.Equal(Recorded.All[name].Councils, places.County.Grids.Count);
        Assert.All(places.County.Areas, area => Assert.True(AreaCode.TryParse(area.Code, out _), area.Code));
        Assert.All(recording.Requests, request => Assert.Contains(places.GridOf(request.Council), places.County.Grids));
        Assert.Contains(places.County.Areas, area => area is { Level: "grid", Name: "No council" });
        var workforce = new Workforce(places.County, 50);
        Assert.All(places.County.Grids, grid => Assert.Contains(workforce.MemberOf(grid), workforce.Members));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_request_is_reported_and_every_closed_one_taken_through_all_steps_in_order(string name)
    {
        var recording = Recorded.All[name].Read();
        var timeline = Timeline.Of(recording, 600);

        Assert.Equal(timeline.OrderBy(step => step.Due), timeline);
        var steps = timeline.GroupBy(step => step.Request).ToDictionary(request => request.Key, request => request.Select(step => step.From).ToList());
        Assert.Equal(recording.Requests.Count, steps.Count);
        MatterStep?[] all = [null, MatterStep.File, MatterStep.Dispatch, MatterStep.Handle, MatterStep.Verify, MatterStep.Close];
        foreach (var (request, taken) in steps)
            Assert.Equal(recording.Requests[request].Closed is null ? all[..3] : all, taken);
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Reports_come_at_the_speed_asked_for_and_the_rest_is_worked_off_soon_after(string name)
    {
        var recording = Recorded.All[name].Read();
        var timeline = Timeline.Of(recording, 600);
        var reported = recording.Requests[^1].Created - recording.Requests[0].Created;

        var lastReport = timeline.Last(step => step.From is null);
        Assert.Equal(reported / 600, lastReport.Due);
        Assert.InRange(timeline[^1].Due, lastReport.Due, lastReport.Due * 1.26);
    }

    [Fact]
    public void A_line_that_makes_no_sense_is_named()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            string Write(string name, params string[] lines)
            {
                var path = Path.Combine(folder.FullName, name);
                File.WriteAllLines(path, lines);
                return path;
            }

            Write("x_types.csv", "type_id,type_name", "1,Graffiti");
            Write("x_councils.csv", "council_id,council_name");
            Write("x_regions.csv", "region_id,region_name");
            var file = Write("x_requests.csv",
                "srnumber,created_date,closed_date,type_id,council_id,region_id",
                "a,2020-03-08 02:30:00,,1,0,0",
                "b,soon,,1,0,0");

            var wrong = Assert.Throws<InvalidDataException>(() => Recording.Read(file));
            Assert.Contains("x_requests.csv, line 3", wrong.Message, StringComparison.Ordinal);

            // 02:30 was on no clock of that day: it means half past three, daylight saving time.
            File.WriteAllLines(file, File.ReadLines(file).Take(2).ToList());
            Assert.Equal(new DateTimeOffset(2020, 3, 8, 10, 30, 0, TimeSpan.Zero), Recording.Read(file).Requests[0].Created);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
