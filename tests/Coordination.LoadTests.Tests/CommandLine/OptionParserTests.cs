using Coordination.LoadTests.CommandLine;

namespace Coordination.LoadTests.Tests.CommandLine;

public sealed class OptionParserTests
{
    [Fact]
    public void Every_switch_is_read()
    {
        var options = OptionParser.Parse(
        [
            "--start", "postgres", "--grids", "5000", "--members", "60", "--walls", "100", "--stuck-walls", "1", "--work-lists", "20", "--rate", "2000",
            "--seconds", "30", "--seed", "7", "--concurrency", "512", "--kills", "10", "--kill-every", "2.5", "--out", "x", "--baseline",
            "--bulk", "--hot",
        ]);

        Assert.Equal(
            new RunOptions
            {
                Start = Engine.Postgres,
                Grids = 5000,
                Members = 60,
                Walls = 100,
                StuckWalls = 1,
                WorkLists = 20,
                Rate = 2000,
                Seconds = 30,
                Seed = 7,
                Concurrency = 512,
                Kills = 10,
                KillEvery = 2.5,
                Out = "x",
                Baseline = true,
                Bulk = true,
                Hot = true,
            },
            options);
    }

    [Fact]
    public void A_running_server_needs_an_administrator()
    {
        var options = OptionParser.Parse(["--url", "http://127.0.0.1:5000", "--email", "a@example.test", "--password", "p"]);

        Assert.Equal(new Uri("http://127.0.0.1:5000"), options.Url);
        Assert.Equal("http", options.Mode);
        Assert.Contains("--email and --password", Refused("--url", "http://127.0.0.1:5000"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no switch --grid.", "--grid", "5")]
    [InlineData("There is no switch 5.", "5")]
    [InlineData("--grids needs a value.", "--grids")]
    [InlineData("--grids is a whole number from 1 to 1000000, not '0'.", "--grids", "0")]
    [InlineData("--grids is a whole number from 1 to 1000000, not '-1'.", "--grids", "-1")]
    [InlineData("--grids is a whole number from 1 to 1000000, not '99999999999'.", "--grids", "99999999999")]
    [InlineData("--seconds is a whole number from 1 to 86400, not '1.5'.", "--seconds", "1.5")]
    [InlineData("--speed is a number from 0.001 to 1000000, not 'fast'.", "--speed", "fast")]
    [InlineData("--start is sqlite or postgres, not 'oracle'.", "--start", "oracle")]
    [InlineData("--url is an http or https address, not 'ftp://x'.", "--url", "ftp://x")]
    [InlineData("--seed is given twice.", "--seed", "1", "--seed", "2")]
    [InlineData("Give either --start sqlite|postgres or --url of a running server.")]
    [InlineData("Give either --start sqlite|postgres or --url of a running server.", "--start", "sqlite", "--url", "http://x")]
    [InlineData("--in-process and --bulk exclude each other.", "--start", "sqlite", "--in-process", "--bulk")]
    [InlineData("--kills and --kill-every need a server that this run starts.", "--start", "sqlite", "--in-process", "--kills", "1")]
    [InlineData("--stall needs a server that this run starts on postgres.", "--start", "sqlite", "--stall", "5")]
    [InlineData("--stall needs a server that this run starts on postgres.", "--start", "postgres", "--in-process", "--stall", "5")]
    [InlineData("--stall and --kills exclude each other: one fault in a run.", "--start", "postgres", "--stall", "5", "--kills", "1")]
    [InlineData("--stall is shorter than the run.", "--start", "postgres", "--stall", "20")]
    [InlineData("--stall is a number from 0.1 to 3600, not '0'.", "--start", "postgres", "--stall", "0")]
    [InlineData("--stuck-walls needs a server: a stuck wall is a connection.", "--start", "sqlite", "--in-process", "--stuck-walls", "1")]
    [InlineData("--speed goes with --replay.", "--start", "sqlite", "--speed", "2")]
    [InlineData("--email and --password go with --url.", "--start", "sqlite", "--email", "a")]
    [InlineData("There is no file nowhere.csv.", "--start", "sqlite", "--replay", "nowhere.csv")]
    [InlineData("--replay and --rate exclude each other: the file says what is sent and when.", "--start", "sqlite", "--replay", "x", "--rate", "1")]
    public void What_makes_no_sense_is_refused_in_one_sentence(string why, params string[] args) =>
        Assert.Equal(why, Refused(args));

    [Fact]
    public void A_run_without_a_fault_warms_up_and_one_with_a_fault_counts_everything()
    {
        Assert.Equal(TimeSpan.FromSeconds(8), OptionParser.Parse(["--start", "sqlite", "--seconds", "24"]).WarmUp);
        Assert.Equal(TimeSpan.Zero, OptionParser.Parse(["--start", "sqlite", "--seconds", "20", "--kills", "1"]).WarmUp);
        Assert.Equal(TimeSpan.Zero, OptionParser.Parse(["--start", "postgres", "--seconds", "20", "--stall", "5.5"]).WarmUp);
    }

    [Fact]
    public void Help_names_every_switch()
    {
        foreach (var name in (string[])["--start", "--url", "--email", "--password", "--grids", "--members", "--walls", "--stuck-walls", "--work-lists", "--stall", "--rate", "--seconds", "--seed", "--concurrency", "--bulk", "--in-process", "--hot", "--replay", "--speed", "--kills", "--kill-every", "--baseline", "--out"])
            Assert.Contains(name, Help.Text, StringComparison.Ordinal);
    }

    private static string Refused(params string[] args) =>
        Assert.Throws<UsageException>(() => OptionParser.Parse(args)).Message;
}
