using System.Data.Common;
using Coordination.Storage.Migrations;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Coordination.Storage.Tests.Migrations;

public abstract class MigratorTests : Suite
{
    [Fact]
    public async Task It_runs_again_without_a_trace()
    {
        var before = await Rows();

        await Store.Migrate(Database);

        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task Many_that_start_together_migrate_once()
    {
        var empty = await CreateAnother();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.Migrate(empty), Stop)));

        await using var store = new Store(empty);
        Assert.True(await store.Journal.Probe());
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await Execute("INSERT INTO schema (version, name, applied_at) VALUES (999, '999-future', 0)");

        var refusal = await Assert.ThrowsAsync<StorageException>(() => Store.Migrate(Database));

        Assert.Contains("999", refusal.Message, StringComparison.Ordinal);
        Assert.False(await Store.Journal.Probe());
        Assert.False(Store.State.Ready);
        Assert.Contains("999", Store.State.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_is_behind_is_not_ready()
    {
        await Execute("DELETE FROM schema WHERE version = (SELECT max(version) FROM schema)");

        Assert.False(await Store.Journal.Probe());
        Assert.False(Store.State.Ready);
    }

    [Fact]
    public void Both_engines_end_with_the_same_script()
    {
        Assert.Equal(Schema.Of(DatabaseEngine.Sqlite)[^1].Name, Schema.Of(DatabaseEngine.Postgres)[^1].Name);
    }

    protected abstract DbConnection Connect();

    protected abstract Task<Database> CreateAnother();

    private async Task<string> Rows()
    {
        await using var connection = Connect();
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT version, name, applied_at FROM schema ORDER BY version";
        await using var rows = await command.ExecuteReaderAsync(Stop);
        var found = "";
        while (await rows.ReadAsync(Stop))
            found += $"{rows.GetInt64(0)} {rows.GetString(1)} {rows.GetInt64(2)}\n";
        Assert.NotEmpty(found);
        return found;
    }

    private async Task Execute(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Stop));
    }
}

public sealed class SqliteMigratorTests : MigratorTests
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _another = new();

    protected override Task<Database> CreateDatabase() => Task.FromResult(_folder.Sqlite());

    protected override Task<Database> CreateAnother() => Task.FromResult(_another.Sqlite());

    protected override DbConnection Connect() => new SqliteConnection(Database.ConnectionString + ";Pooling=false");

    protected override void Clean()
    {
        _folder.Dispose();
        _another.Dispose();
    }
}

public sealed class PostgresMigratorTests(TestServer server) : MigratorTests
{
    protected override Task<Database> CreateDatabase() => server.CreateDatabase();

    protected override Task<Database> CreateAnother() => server.CreateDatabase();

    protected override DbConnection Connect() => new NpgsqlConnection(Database.ConnectionString + ";Pooling=false");
}
