using System.Collections.Concurrent;
using Coordination.Core.Journal;

namespace Coordination.Core.Tests.Journal;

/// <summary>A journal in memory whose appends can be held back, counted and made to fail.</summary>
public sealed class MemoryJournal : IJournal
{
    private readonly ConcurrentDictionary<string, List<StoredCommit>> _commits = new();
    private readonly ConcurrentDictionary<string, List<Message>> _messages = new();

    public int Appends { get; private set; }

    /// <summary>Each append waits for this.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>Asked at each append: throws to fail before it is recorded.</summary>
    public Action<Commit> Before { get; set; } = _ => { };

    /// <summary>Asked at each append: throws to fail after it was recorded.</summary>
    public Action<Commit> After { get; set; } = _ => { };

    public IReadOnlyList<StoredCommit> All(string stream) => _commits.GetValueOrDefault(stream) ?? [];

    public async ValueTask<bool> Append(Commit commit)
    {
        await Hold;
        lock (_commits)
        {
            Appends++;
            Before(commit);
            var commits = _commits.GetOrAdd(commit.Stream, _ => []);
            if (commits.Count != commit.Version - 1) return false;
            commits.Add(new StoredCommit(commit.Stream, commit.Version, commit.At, commit.Body));
            _messages.GetOrAdd(commit.Stream, _ => []).AddRange(commit.Messages);
            After(commit);
            return true;
        }
    }

    public void Delivered(string stream, long version)
    {
        lock (_commits) _messages.GetValueOrDefault(stream)?.RemoveAll(message => message.Version <= version);
    }

    public ValueTask<IReadOnlyList<StoredCommit>> Read(string stream, long after, int atMost, CancellationToken stop)
    {
        lock (_commits) return new([.. All(stream).Where(commit => commit.Version > after).Take(atMost)]);
    }

    public ValueTask<IReadOnlyList<Message>> Undelivered(string stream, CancellationToken stop)
    {
        lock (_commits) return new([.. _messages.GetValueOrDefault(stream) ?? []]);
    }
}
