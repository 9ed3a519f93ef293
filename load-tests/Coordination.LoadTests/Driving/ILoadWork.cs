using Coordination.LoadTests.Generation;

namespace Coordination.LoadTests.Driving;

/// <summary>
/// One sort of command that a feature sends in a run. Classes with it are found by a scan; a run has one object of each,
/// which is called by one thread at a time. A command must change something, so that an acknowledged one has left its key
/// in history.
/// </summary>
internal interface ILoadWork
{
    /// <summary>How often its turn comes, beside the weights of all others.</summary>
    int Weight { get; }

    /// <summary>True when all its commands go to one thing where <see cref="LoadScene.Hot"/> says so. A hot run has no other work.</summary>
    bool CanBeHot => false;

    /// <summary>False where there is nothing that it could be about: then its turn never comes.</summary>
    bool Has(County county) => true;

    /// <summary>What is to be so before the run, in this order; sent by the administrator.</summary>
    /// <param name="county">The places.</param>
    /// <param name="workforce">The people.</param>
    /// <param name="ids">Account ids by the number of the account.</param>
    /// <param name="imported">True when the server has taken the county's areas from a file.</param>
    IEnumerable<Prepared> Prepare(County county, Workforce workforce, IReadOnlyList<string> ids, bool imported) => [];

    /// <summary>The next command; null when nothing can be sent at the moment, and the next work's turn has come.</summary>
    PlannedCommand? Next(LoadScene scene);

    /// <summary>What became of a command of <see cref="Next"/>. A thing of unknown state gets no more that depend on it.</summary>
    void Settled(PlannedCommand command, Fate fate)
    {
    }
}

/// <summary>A command of the preparation.</summary>
internal readonly record struct Prepared(Target Target, object Command);
