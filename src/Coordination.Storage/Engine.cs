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

    /// <summary>At most so many streams whose text has all these pairs, by an index and with no other condition, as a column <c>pointed</c>; where the index has an order the newest.</summary>
    public abstract string WithPairs(Where where, IReadOnlyCollection<string> pairs, int atMost);

    /// <summary>Joins the row of the table whose key is this column of what stands before: looked up for each, whatever the engine thinks of their number.</summary>
    public abstract string LookUp(string table, string alias, string key, string column);

    /// <summary>Stands behind a table that is to be read by this index, where the engine must be told.</summary>
    public abstract string By(string index);

    /// <summary>What the engine would do for the statement, and in which column it says so.</summary>
    public abstract (string Sql, int Column) Explain(string sql);

    /// <summary>The column of <c>views</c> that the <c>stream</c> of the other tables refers to.</summary>
    public abstract string ViewKey { get; }

    public abstract ValueTask DisposeAsync();
}
