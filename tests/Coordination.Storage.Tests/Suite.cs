namespace Coordination.Storage.Tests;

/// <summary>Tests that run on both engines, each test on a database of its own.</summary>
public abstract class Suite : IAsyncLifetime
{
    private protected Store Store { get; private set; } = null!;

    private protected Database Database { get; private set; } = null!;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Database = await CreateDatabase();
        Store = await Store.Open(Database);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Store is not null) await Store.DisposeAsync();
        Clean();
    }

    protected abstract Task<Database> CreateDatabase();

    protected virtual void Clean() { }
}
