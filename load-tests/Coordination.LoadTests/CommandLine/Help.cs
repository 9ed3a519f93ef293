namespace Coordination.LoadTests.CommandLine;

/// <summary>What <c>--help</c> prints.</summary>
internal static class Help
{
    public const string Text = """
        Drives OrleansCoordination with generated or recorded work, measures it, and checks afterwards that every
        acknowledged command is in history exactly once and that every wall and work list shows what history says.

        dotnet run -c Release --project load-tests/Coordination.LoadTests -- [switches]

        dotnet run … -- search sqlite|postgres N
                                    instead fills a new database with N matters and measures the first page of
                                    searches; figures and plans go to load-report/search-….md

        The server, one of
          --start sqlite|postgres   start the built server on a new, empty database
          --url URL --email E --password P
                                    drive a running server as this administrator

        The load
          --grids N                 grids of the generated county (200)
          --members N               accounts that stand for the grid members (50)
          --enterprises N           firms of chains that stand in the county, at most 200 a chain (0)
          --teams N                 commando teams of those chains (0)
          --meetings N              joint meetings of 13 units that go on in those chains (0)
          --screens N               screens in the rooms of the meetings, in turn (0)
          --walls N                 wall boards that follow live; with firms or teams every other one is a chain's (10)
          --stuck-walls N           more walls that stop reading (0)
          --work-lists N            accounts that follow their own work list live (0)
          --rate R                  commands per second; 0: as fast as they are acknowledged (0)
          --seconds S               how long (20)
          --seed X                  the same seed generates the same county and work (1)
          --concurrency N           commands waiting for an answer at most (256; 2048 with --bulk or --hot)
          --bulk                    send arrays to POST /api/commands
          --in-process              send to the grains of this process, without HTTP
          --hot                     send everything to one grid
          --replay FILE             replay recorded service requests instead: a CSV file of your own, none comes
                                    with this program; lookup files beside FILE (x_types.csv for x_requests.csv)
          --speed X                 X times as fast as they happened (1)

        Faults
          --kills N                 kill -9 the started server N times, and start it again
          --kill-every S            seconds between (spread over the run)

          --stall SECONDS           let the started PostgreSQL stand still for so long, in the middle of the run

        The report
          --baseline                measure the bare limits in the same run too
          --out DIR                 where report.json and report.html go (load-report)

        Exit code: 0 when nothing was lost or duplicated, no wall or work list diverged and all came back after a stall,
        1 otherwise, 2 for a command line that can't be understood, 3 when the run could not be done, 130 when interrupted.
        """;
}
