using System.Runtime.CompilerServices;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;
using Microsoft.Extensions.DependencyInjection;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Api;

/// <summary>What ran out of time may have been done: it is never told as a fault.</summary>
public sealed class TimeOutTests
{
    public static TheoryData<string> Faults => ["canceled", "task canceled", "timeout", "wrapped"];

    private static Exception Fault(string name) => name switch
    {
        "canceled" => new OperationCanceledException(),
        "task canceled" => new TaskCanceledException(),
        "timeout" => new TimeoutException(),
        // As the database's driver for EF wraps what may pass.
        _ => new InvalidOperationException("transient", new TimeoutException()),
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_storage_that_runs_out_of_time_is_answered_by_try_again(string fault)
    {
        await using var open = ListeningApp.Start(services: all => all.AddSingleton<IViews>(new SlowViews(Fault(fault))));
        await open.App.Account("operator", Role.CountyOperator, County);
        using var client = new HttpClient { BaseAddress = open.Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await open.App.Token("operator"));
        foreach (var path in new[] { "/api/grids", $"/api/areas/{County}", $"/api/boards/area/{County}" })
            Assert.Equal((503, "try-again"), await client.GetAsync(path, TestApp.Stop).Problem());
        Assert.Equal((503, "try-again"), await client.Command($"communities/{Community}/link-leader", """{"name":"N"}""").Problem());
        Assert.Empty(open.Log.Errors);
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_thing_that_runs_out_of_time_is_answered_by_try_again(string fault)
    {
        await using var open = ListeningApp.Start(services: all => all.AddSingleton<IJournal>(new SlowJournal(Fault(fault))));
        await open.App.Account("root", Role.Administrator, RoleGrant.Everywhere);
        using var client = new HttpClient { BaseAddress = open.Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await open.App.Token("root"));
        Assert.Equal((503, "try-again"), await client.Command($"areas/{County}/register", """{"name":"N"}""").Problem());
        var many = await client.Command("commands", $$"""[{"kind":"areas","id":"{{County}}","command":"register","key":"k","body":{"name":"N"} }]""").Json();
        Assert.Equal(503, many[0].GetProperty("status").GetInt32());
        Assert.DoesNotContain(open.Log.Errors, line => line.Category.StartsWith("Coordination.Web", StringComparison.Ordinal) || line.Category.Contains("Diagnostics", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_over_its_time_is_answered_by_try_again()
    {
        await using var open = ListeningApp.Start(
            new Dictionary<string, string?> { ["Limits:Request"] = "00:00:01" }, all => all.AddSingleton<IViews>(new SlowViews(null)));
        await open.App.Account("operator", Role.CountyOperator, County);
        using var client = new HttpClient { BaseAddress = open.Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await open.App.Token("operator"));
        foreach (var path in new[] { "/api/grids", $"/api/areas/{County}", $"/api/boards/area/{County}", $"/api/boards/area/{County}?at=2024-01-01T00:00:00Z" })
            Assert.Equal((503, "try-again"), await client.GetAsync(path, TestApp.Stop).Problem());
        Assert.Equal((503, "try-again"), await client.Command($"communities/{Community}/link-leader", """{"name":"N"}""").Problem());
        Assert.Empty(open.Log.Errors);
    }

    [Fact]
    public async Task A_body_that_takes_longer_than_a_request_may_is_answered_by_try_again()
    {
        await using var open = ListeningApp.Start(new Dictionary<string, string?> { ["Limits:Request"] = "00:00:01" });
        await open.App.Account("root", Role.Administrator, RoleGrant.Everywhere);
        var answer = await open.Raw(
            $"POST /api/areas/{County}/register HTTP/1.1\r\nHost: {open.Url.Authority}\r\nAuthorization: Bearer {await open.App.Token("root")}\r\nContent-Length: 100\r\n\r\n{{");
        Assert.StartsWith("HTTP/1.1 503", answer, StringComparison.Ordinal);
        await open.App.DisposeAsync();
        Assert.Empty(open.Log.Errors);
    }

    [Fact]
    public void The_sentence_of_a_fault_claims_nothing_about_what_was_changed()
    {
        Assert.DoesNotContain("Nothing was changed", Web.Api.Refusals.Sentence("fault", Web.Api.Refusals.English), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("未作任何更改", Web.Api.Refusals.Sentence("fault", Web.Api.Refusals.Chinese), StringComparison.Ordinal);
    }

    /// <summary>Views that fail, or, without a fault, never answer.</summary>
    private sealed class SlowViews(Exception? fault) : IViews
    {
        public ValueTask<StoredView?> Get(string stream, CancellationToken stop) => Late<StoredView?>(stop);

        public ValueTask<ViewPage> List(ViewQuery query, CancellationToken stop) => Late<ViewPage>(stop);

        public async IAsyncEnumerable<StoredView> All(ViewQuery query, int atMost, [EnumeratorCancellation] CancellationToken stop)
        {
            yield return await Late<StoredView>(stop);
        }

        public ValueTask<IReadOnlyList<FoundView>> Find(FindQuery query, CancellationToken stop) => Late<IReadOnlyList<FoundView>>(stop);

        public async IAsyncEnumerable<StoredView> Under(ViewScan scan, [EnumeratorCancellation] CancellationToken stop)
        {
            yield return await Late<StoredView>(stop);
        }

        public async IAsyncEnumerable<(string Stream, long Version)> Versions(ViewScan scan, [EnumeratorCancellation] CancellationToken stop)
        {
            yield return await Late<(string, long)>(stop);
        }

        public async IAsyncEnumerable<PastView> Past(ViewScan scan, DateTimeOffset moment, [EnumeratorCancellation] CancellationToken stop)
        {
            yield return await Late<PastView>(stop);
        }

        public ValueTask<IReadOnlyList<StoredView>> GetAll(IReadOnlyCollection<string> streams, CancellationToken stop) => Late<IReadOnlyList<StoredView>>(stop);

        public ValueTask<ReadOnlyMemory<byte>?> Details(string stream, CancellationToken stop) => Late<ReadOnlyMemory<byte>?>(stop);

        public ValueTask<IReadOnlyList<(string Stream, long Version)>> ToWake(DateTimeOffset now, int atMost, CancellationToken stop) =>
            ValueTask.FromResult<IReadOnlyList<(string, long)>>([]);

        public ValueTask<IReadOnlyList<DeadLetter>> DeadLetters(long before, int atMost, CancellationToken stop) => Late<IReadOnlyList<DeadLetter>>(stop);

        public ValueTask<long> CountDeadLetters(CancellationToken stop) => ValueTask.FromResult(0L);

        private async ValueTask<T> Late<T>(CancellationToken stop)
        {
            if (fault is not null) throw fault;
            await new TaskCompletionSource().Task.WaitAsync(stop);
            throw new InvalidOperationException("It never answers.");
        }
    }

    private sealed class SlowJournal(Exception fault) : IJournal
    {
        public ValueTask<bool> Append(Commit commit) => throw fault;

        public bool IsReady => false;

        public void Note(JournalNote note)
        {
        }

        public ValueTask<IReadOnlyList<StoredCommit>> Read(string stream, long after, int atMost, CancellationToken stop) => throw fault;

        public ValueTask<IReadOnlyList<Message>> Undelivered(string stream, DateTimeOffset now, int atMost, CancellationToken stop) => throw fault;

        public ValueTask<KeptView?> ViewAt(string stream, long version, CancellationToken stop) => throw fault;
    }
}
