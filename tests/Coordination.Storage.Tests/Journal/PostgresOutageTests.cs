using System.Collections.Concurrent;
using Coordination.Core.Journal;
using static Coordination.Storage.Tests.Commits;

namespace Coordination.Storage.Tests.Journal;

public sealed class PostgresOutageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_killed_under_load_loses_nothing_that_was_answered_and_the_journal_comes_back_by_itself()
    {
        TestServer.RequirePostgres();
        await using var server = await LocalPostgres.Start(durable: true, Stop);
        var connection = await server.CreateDatabase("outage", Stop);
        await using var store = await Store.Open(new(DatabaseEngine.Postgres, connection, connection));
        var acknowledged = new ConcurrentDictionary<int, long>();
        var failures = new ConcurrentBag<Exception>();
        using var over = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 128)
            .Select(number => Task.Run(() => Append(store, number, acknowledged, failures, over.Token), Stop)).ToList();

        for (var round = 0; round < 2; round++)
        {
            var before = acknowledged.Values.Sum();
            await Eventually.Holds(() => acknowledged.Values.Sum() > before + 1_000);
            await server.Kill(Stop);
            await Eventually.Holds(() => !store.State.Ready);
            await Assert.ThrowsAsync<JournalException>(async () => await store.Views.Get("grids/1", Stop));
            await server.Restart(Stop);
            await Eventually.Holds(() => store.State.Ready);
        }
        var beforeEnd = acknowledged.Values.Sum();
        await Eventually.Holds(() => acknowledged.Values.Sum() > beforeEnd + 1_000);
        await over.CancelAsync();
        await Task.WhenAll(writers);

        Assert.NotEmpty(failures);
        Assert.All(failures, failure => Assert.IsType<JournalException>(failure));
        foreach (var (number, version) in acknowledged)
        {
            var read = await store.Journal.Read($"grids/{Code(number)}", 0, int.MaxValue, Stop);
            Assert.Equal(Enumerable.Range(1, read.Count).Select(one => (long)one), read.Select(commit => commit.Version));
            Assert.True(read.Count >= version, $"stream {number}: {version} acknowledged, {read.Count} there");
        }
    }

    /// <summary>After a failure the outcome is unknown: as a grain does, it looks what is there and goes on from it.</summary>
    private static async Task Append(
        Store store, int number, ConcurrentDictionary<int, long> acknowledged, ConcurrentBag<Exception> failures,
        CancellationToken over)
    {
        var stream = $"grids/{Code(number)}";
        for (var version = 1L; !over.IsCancellationRequested;)
            try
            {
                if (await store.Journal.Append(Grid(Code(number), version)))
                {
                    acknowledged[number] = version;
                    version++;
                }
                else version = (await store.Views.Get(stream, Stop))!.Version + 1;
            }
            catch (Exception failure)
            {
                failures.Add(failure);
                await Task.Delay(20, Stop);
            }
    }
}
