using System.Data.Common;
using Coordination.Storage.Journal;
using Coordination.Storage.Views;

namespace Coordination.Storage;

/// <summary>What differs between the engines.</summary>
internal abstract class Engine : IAsyncDisposable
{
    /// <summary>A pooled connection for reading.</summary>
    public abstract ValueTask<DbConnection> Open(CancellationToken stop);

    /// <summary>Runs <paramref name="read"/> where it may block.</summary>
    public abstract Task<T> Run<T>(Func<Task<T>> read);

    /// <summary>Ends what runs on <paramref name="connection"/> once <paramref name="stop"/> says so.</summary>
    public abstract CancellationTokenRegistration Bound(DbConnection connection, CancellationToken stop);

    public abstract IBatchWriter CreateWriter();

    /// <summary>Only views whose text has all these pairs of neighbouring characters, by an index.</summary>
    public abstract void AddPairs(Where where, IReadOnlyCollection<string> pairs);

    /// <summary>The column of <c>views</c> that the <c>stream</c> of the other tables refers to.</summary>
    public abstract string ViewKey { get; }

    public abstract ValueTask DisposeAsync();
}
