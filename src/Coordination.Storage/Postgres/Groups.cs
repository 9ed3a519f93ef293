using Coordination.Core.Journal;
using Coordination.Storage.Journal;

namespace Coordination.Storage.Postgres;

/// <summary>The newest commit of one stream in a transaction, and the version of the stream's first one there.</summary>
internal readonly record struct Newest(Commit Commit, long First);

/// <summary>The commits that go in a transaction, by stream, so that two silos lock rows in the same order.</summary>
internal sealed class Groups
{
    private Groups(List<Commit> commits, List<Newest> newest) => (Commits, Newest) = (commits, newest);

    public IReadOnlyList<Commit> Commits { get; }

    public IReadOnlyList<Newest> Newest { get; }

    /// <summary>All commits; null when two of one stream don't follow each other, so that one must be left out.</summary>
    public static Groups? Untested(Batch batch)
    {
        foreach (var entry in batch.Commits)
            entry.Accepted = true;
        return Of(batch);
    }

    /// <summary>
    /// Those that follow the versions in <paramref name="newest"/>. What comes after a refused one of the same stream
    /// was decided on ground that isn't there.
    /// </summary>
    public static Groups Tested(Batch batch, Dictionary<string, long> newest)
    {
        HashSet<string> refused = [];
        foreach (var entry in batch.Commits)
        {
            var commit = entry.Commit!;
            entry.Accepted = !refused.Contains(commit.Stream)
                && commit.Version == newest.GetValueOrDefault(commit.Stream) + 1;
            if (entry.Accepted) newest[commit.Stream] = commit.Version;
            else refused.Add(commit.Stream);
        }
        return Of(batch)!;
    }

    private static Groups? Of(Batch batch)
    {
        var commits = batch.Commits.Where(entry => entry.Accepted).Select(entry => entry.Commit!).ToList();
        commits.Sort(static (one, other) =>
            string.CompareOrdinal(one.Stream, other.Stream) is var order and not 0 ? order : one.Version.CompareTo(other.Version));
        var newest = new List<Newest>(commits.Count);
        foreach (var commit in commits)
        {
            if (newest.Count == 0 || newest[^1].Commit.Stream != commit.Stream) newest.Add(new(commit, commit.Version));
            else if (commit.Version != newest[^1].Commit.Version + 1) return null;
            else newest[^1] = newest[^1] with { Commit = commit };
        }
        return new(commits, newest);
    }
}
