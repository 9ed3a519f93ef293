namespace Coordination.LoadTests.CommandLine;

/// <summary>The database engine under a server that the run starts, or under the grains of <c>--in-process</c>.</summary>
internal enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>What one run does. Every bound that the command line has is checked in <see cref="OptionParser"/>.</summary>
internal sealed record RunOptions
{
    public int Grids { get; init; } = 200;
    public int Members { get; init; } = 50;

    /// <summary>Firms of the chains that stand in the county.</summary>
    public int Enterprises { get; init; }

    /// <summary>Teams of those chains.</summary>
    public int Teams { get; init; }

    /// <summary>Joint meetings that go on in those chains.</summary>
    public int Meetings { get; init; }

    /// <summary>Screens in the rooms of the meetings.</summary>
    public int Screens { get; init; }

    public int Walls { get; init; } = 10;
    public int StuckWalls { get; init; }

    /// <summary>Accounts whose own work lists are watched.</summary>
    public int WorkLists { get; init; }

    /// <summary>Commands per second; 0 sends the next as soon as one is acknowledged.</summary>
    public int Rate { get; init; }

    public int Seconds { get; init; } = 20;
    public int Seed { get; init; } = 1;
    public string Out { get; init; } = "load-report";
    public Engine? Start { get; init; }
    public Uri? Url { get; init; }
    public string? Email { get; init; }
    public string? Password { get; init; }
    public bool Baseline { get; init; }
    public bool InProcess { get; init; }
    public bool Bulk { get; init; }
    public bool Hot { get; init; }

    /// <summary>0: as many as <see cref="KillEvery"/> fits into the run.</summary>
    public int Kills { get; init; }

    /// <summary>Seconds; 0: spread evenly.</summary>
    public double KillEvery { get; init; }

    /// <summary>Seconds for which the started PostgreSQL stands still in the middle of the run; 0: not at all.</summary>
    public double Stall { get; init; }

    public string? Replay { get; init; }
    public double Speed { get; init; } = 1;

    /// <summary>Commands waiting for their answer at most; 0 means the default of the mode.</summary>
    public int Concurrency { get; init; }

    public bool HasKills => Kills > 0 || KillEvery > 0;

    public string Mode => InProcess ? "in-process" : Bulk ? "bulk" : "http";

    /// <summary>An array only fills when many wait for their turn; a hot grid only batches when many wait for it.</summary>
    public int InFlight => Concurrency > 0 ? Concurrency : Bulk || Hot ? 2_048 : 256;

    /// <summary>The first part of a run, in which everything is loaded and compiled, counts for the checks only.</summary>
    public TimeSpan WarmUp => Replay is null && !HasKills && Stall == 0 ? TimeSpan.FromSeconds(Math.Min(30, Seconds / 3.0)) : TimeSpan.Zero;

    /// <summary>What runs are compared by: goes into the report.</summary>
    public object ForReport() => new
    {
        Grids,
        Members,
        Enterprises,
        Teams,
        Meetings,
        Screens,
        Walls,
        StuckWalls,
        WorkLists,
        Rate,
        Seconds,
        Seed,
        Concurrency = InFlight,
        Engine = Start?.ToString().ToLowerInvariant(),
        Url = Url?.ToString(),
        Hot,
        Kills,
        KillEvery,
        Stall,
        Replay = Replay is null ? null : Path.GetFileName(Replay),
        Speed,
        WarmUpSeconds = WarmUp.TotalSeconds,
        Processors = Environment.ProcessorCount,
    };
}
