using Coordination.Core.Journal;
using Coordination.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using static Coordination.Storage.Tests.Commits;

namespace Coordination.Storage.Tests.Journal;

public sealed class SqliteOutageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_another_holds_too_long_fails_the_append_and_heals_when_it_is_let_go()
    {
        var database = _folder.Sqlite();
        await using var store = await Store.Open(database);
        Assert.True(await store.Journal.Append(Grid(Code(1), 1)));
        await using (var other = new SqliteConnection(database.ConnectionString + ";Pooling=false"))
        {
            await other.OpenAsync(Stop);
            other.Run("BEGIN IMMEDIATE");

            await Assert.ThrowsAsync<JournalException>(async () => await store.Journal.Append(Grid(Code(1), 2)));

            Assert.False(store.State.Ready);
            Assert.Single(await store.Journal.Read($"grids/{Code(1)}", 0, 10, Stop));
        }

        Assert.True(await store.Journal.Probe());
        Assert.True(store.State.Ready);
        Assert.True(await store.Journal.Append(Grid(Code(1), 2)));
    }

    [Fact]
    public async Task A_full_disk_fails_the_append_and_what_was_answered_stays()
    {
        var database = _folder.Sqlite();
        await Store.Migrate(database);
        var acknowledged = 0;
        await using (var full = new Store(new SqliteEngine(database.ConnectionString, TimeProvider.System) { PageLimit = 200 }))
        {
            var failure = await Assert.ThrowsAsync<JournalException>(async () =>
            {
                for (; ; acknowledged++)
                    await full.Journal.Append(Grid(Code(acknowledged), 1, $"\"{new string('x', 5_000)}\""));
            });
            Assert.Equal(SQLitePCL.raw.SQLITE_FULL, Assert.IsType<SqliteException>(failure.InnerException).SqliteErrorCode);
            Assert.False(full.State.Ready);
        }

        await using var roomy = new Store(database);
        Assert.True(acknowledged > 10);
        Assert.Equal(acknowledged, (await roomy.Views.List(new("grids", [""]), Stop)).Total);
        Assert.True(await roomy.Journal.Append(Grid(Code(acknowledged), 1)));
    }

    [Fact]
    public async Task The_log_is_kept_in_bounds_while_it_is_written()
    {
        var database = _folder.Sqlite();
        await using var store = await Store.Open(database);
        var large = $"\"{new string('x', 60_000)}\"";
        for (var version = 1; version <= 60; version++)
            await Task.WhenAll(Enumerable.Range(0, 32).Select(number => store.Journal.Append(Grid(Code(number), version, large)).AsTask()));

        // 115 MB were written; the log holds what it must not exceed by much.
        Assert.InRange(new FileInfo($"{_folder.Path}/journal.db-wal").Length, 1, 100_000_000);
    }
}
