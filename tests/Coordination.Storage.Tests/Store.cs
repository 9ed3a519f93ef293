using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Coordination.Core.Journal;
using Coordination.Storage.Journal;
using Coordination.Storage.Migrations;
using Coordination.Storage.Postgres;
using Coordination.Storage.Sqlite;
using Coordination.Storage.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Storage.Tests;

/// <summary>The storage without a host: the journal and the views on one database.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Engine _engine;
    private volatile Held? _hold;

    public Store(Database database) : this(database.Engine == DatabaseEngine.Postgres
        ? new PostgresEngine(database.ConnectionString, TimeProvider.System)
        : new SqliteEngine(database.ConnectionString, TimeProvider.System))
    {
    }

    public Store(Engine engine)
    {
        _engine = engine;
        Journal = new GroupCommitJournal(
            _engine, State, Offer, _services.GetRequiredService<IMeterFactory>(), TimeProvider.System,
            NullLogger<GroupCommitJournal>.Instance);
        Views = new DatabaseViews(_engine);
    }

    public GroupCommitJournal Journal { get; }

    public IViews Views { get; }

    public StorageState State { get; } = new();

    /// <summary>What the feed was given, in no order.</summary>
    public ConcurrentBag<Commit> Offered { get; } = [];

    /// <summary>Holds the writer until what it returns is disposed; what is appended meanwhile waits together.</summary>
    public async Task<IDisposable> Hold()
    {
        var hold = _hold = new Held();
        _ = Journal.Append(Commits.Of($"holds/{Guid.CreateVersion7():D}", 1)).AsTask();
        await hold.Reached.Task;
        return hold;
    }

    public static async Task<Store> Open(Database database)
    {
        await Migrate(database);
        return new Store(database);
    }

    public static Task Migrate(Database database) =>
        new Migrator(database, TimeProvider.System, NullLogger<Migrator>.Instance)
            .Migrate(TestContext.Current.CancellationToken);

    private void Offer(Commit commit)
    {
        if (commit.View.Kind == "holds") _hold!.Wait();
        else if (commit.View.Kind == "faults") throw new InvalidOperationException("As a feed with a fault would.");
        else Offered.Add(commit);
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        await _engine.DisposeAsync();
        await _services.DisposeAsync();
    }

    private sealed class Held : IDisposable
    {
        private readonly ManualResetEventSlim _released = new();

        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Wait()
        {
            Reached.SetResult();
            _released.Wait();
        }

        public void Dispose() => _released.Set();
    }
}
