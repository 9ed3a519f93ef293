using System.Globalization;

namespace Coordination.LoadTests.CommandLine;

/// <summary>The command line can't be understood; the message says why in one sentence.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Reads the command line. Unknown switches, missing values and impossible combinations are refused.</summary>
internal static class OptionParser
{
    public static RunOptions Parse(IReadOnlyList<string> args)
    {
        var options = new RunOptions();
        var given = new HashSet<string>();
        for (var at = 0; at < args.Count; at++)
        {
            var name = args[at];
            if (!given.Add(name)) throw new UsageException($"{name} is given twice.");
            string Value() => ++at < args.Count ? args[at] : throw new UsageException($"{name} needs a value.");
            int Whole(int least, int most) => Number(name, Value(), least, most);

            options = name switch
            {
                "--grids" => options with { Grids = Whole(1, 1_000_000) },
                "--members" => options with { Members = Whole(1, 10_000) },
                "--enterprises" => options with { Enterprises = Whole(0, 100_000) },
                "--teams" => options with { Teams = Whole(0, 100_000) },
                "--meetings" => options with { Meetings = Whole(0, 1_000) },
                "--screens" => options with { Screens = Whole(0, 10_000) },
                "--walls" => options with { Walls = Whole(0, 10_000) },
                "--stuck-walls" => options with { StuckWalls = Whole(0, 1_000) },
                "--work-lists" => options with { WorkLists = Whole(0, 10_000) },
                "--rate" => options with { Rate = Whole(0, 1_000_000) },
                "--seconds" => options with { Seconds = Whole(1, 86_400) },
                "--seed" => options with { Seed = Whole(0, int.MaxValue) },
                "--concurrency" => options with { Concurrency = Whole(1, 65_536) },
                "--kills" => options with { Kills = Whole(1, 1_000) },
                "--kill-every" => options with { KillEvery = Real(name, Value(), 0.1, 86_400) },
                "--stall" => options with { Stall = Real(name, Value(), 0.1, 3_600) },
                "--speed" => options with { Speed = Real(name, Value(), 0.001, 1_000_000) },
                "--out" => options with { Out = Value() },
                "--start" => options with { Start = ToEngine(Value()) },
                "--url" => options with { Url = ToUrl(Value()) },
                "--email" => options with { Email = Value() },
                "--password" => options with { Password = Value() },
                "--replay" => options with { Replay = Value() },
                "--baseline" => options with { Baseline = true },
                "--in-process" => options with { InProcess = true },
                "--bulk" => options with { Bulk = true },
                "--hot" => options with { Hot = true },
                _ => throw new UsageException($"There is no switch {name}."),
            };
        }
        return Check(options, given);
    }

    private static RunOptions Check(RunOptions options, HashSet<string> given)
    {
        void Refuse(bool when, string why)
        {
            if (when) throw new UsageException(why);
        }

        Refuse(options.Start is null == options.Url is null, "Give either --start sqlite|postgres or --url of a running server.");
        Refuse(options.Url is not null && (options.Email is null || options.Password is null),
            "--url needs --email and --password of an administrator.");
        Refuse(options.Url is null && (options.Email ?? options.Password) is not null, "--email and --password go with --url.");
        Refuse(options.InProcess && options.Url is not null, "--in-process needs --start: it runs the grains itself.");
        Refuse(options.InProcess && options.Bulk, "--in-process and --bulk exclude each other.");
        Refuse(options.HasKills && (options.Start is null || options.InProcess),
            "--kills and --kill-every need a server that this run starts.");
        Refuse(options.Stall > 0 && (options.Start is not Engine.Postgres || options.InProcess),
            "--stall needs a server that this run starts on postgres.");
        Refuse(options.Stall > 0 && options.HasKills, "--stall and --kills exclude each other: one fault in a run.");
        Refuse(options.Stall > 0 && options.Replay is null && options.Stall >= options.Seconds, "--stall is shorter than the run.");
        Refuse(options.StuckWalls > 0 && options.InProcess, "--stuck-walls needs a server: a stuck wall is a connection.");
        Refuse(options.Screens > 0 && options.Meetings == 0, "--screens needs --meetings: a screen shows one of them.");
        Refuse(options.Meetings > 0 && (options.InProcess || options.Hot), "--meetings needs units that send over HTTP, each for itself: neither --in-process nor --hot.");
        Refuse(options.Replay is null && given.Contains("--speed"), "--speed goes with --replay.");
        if (options.Replay is null) return options;

        foreach (var other in (string[])["--grids", "--enterprises", "--teams", "--meetings", "--rate", "--seconds", "--hot", "--bulk", "--in-process"])
            Refuse(given.Contains(other), $"--replay and {other} exclude each other: the file says what is sent and when.");
        Refuse(!File.Exists(options.Replay), $"There is no file {options.Replay}.");
        return options;
    }

    private static int Number(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{name} is a whole number from {least} to {most}, not '{value}'.");

    private static double Real(string name, string value, double least, double most) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{name} is a number from {least} to {most}, not '{value}'."));

    private static Engine ToEngine(string value) => value switch
    {
        "sqlite" => Engine.Sqlite,
        "postgres" => Engine.Postgres,
        _ => throw new UsageException($"--start is sqlite or postgres, not '{value}'."),
    };

    private static Uri ToUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new UsageException($"--url is an http or https address, not '{value}'.");
}
