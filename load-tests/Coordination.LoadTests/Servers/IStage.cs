using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Servers;

/// <summary>What a run is played on. Disposing ends everything it started.</summary>
internal interface IStage : IAsyncDisposable
{
    /// <summary>A county code that is not in use there.</summary>
    string CountyCode { get; }

    ICommandSender Sender { get; }
    IRecords Records { get; }

    /// <summary>The process that does the work; null when it is not of this machine, or not there at the moment.</summary>
    int? ProcessId { get; }

    /// <summary>Where more databases of the engine are to be had; null for a server that this run didn't start.</summary>
    TemporaryDatabase? Database { get; }

    /// <summary>Makes the county and its people known.</summary>
    Task Prepare(County county, Workforce workforce, CancellationToken stop);

    /// <summary>The id of one of the workforce's accounts, once prepared.</summary>
    Task<string> AccountId(int account, CancellationToken stop);

    /// <summary>Feeds the walls from now on.</summary>
    Task Hang(IReadOnlyList<Wall> walls, CancellationToken stop);
}
