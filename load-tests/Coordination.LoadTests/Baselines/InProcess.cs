using System.Runtime.CompilerServices;
using System.Text.Json;
using Coordination.Contracts.Gate;
using Coordination.Core;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.CommandLine;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Generation;
using Coordination.LoadTests.Servers;
using Coordination.LoadTests.Walls;
using Coordination.Storage;
using Coordination.Storage.Views;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.LoadTests.Baselines;

/// <summary>The silo, the rules, the boards and the storage in this process: the path from command to wall without HTTP.</summary>
internal sealed class InProcess : IStage, ICommandSender, IRecords
{
    private const int AtOnce = 256, HistoryPage = 1_000;

    private readonly IHost _host;
    private readonly IGrainFactory _grains;
    private readonly IJournal _journal;
    private readonly Dictionary<string, IReadOnlyList<RoleGrant>> _grants;
    private readonly List<Actor> _actors = [];
    private readonly List<GrainWall> _walls = [];
    private long _answers, _answerBytes;

    private InProcess(IHost host, TemporaryDatabase? database, Dictionary<string, IReadOnlyList<RoleGrant>> grants)
    {
        (_host, Database, _grants) = (host, database, grants);
        _grains = host.Services.GetRequiredService<IGrainFactory>();
        _journal = host.Services.GetRequiredService<IJournal>();
    }

    /// <summary>The journal under the grains.</summary>
    public IJournal Journal => _journal;

    public IViews Views => _host.Services.GetRequiredService<IViews>();

    public QueryPlans Plans => _host.Services.GetRequiredService<QueryPlans>();

    public string CountyCode => "990001";
    public ICommandSender Sender => this;
    public IRecords Records => this;
    public int? ProcessId => Environment.ProcessId;
    public TemporaryDatabase? Database { get; }
    public int AnswerBytes => (int)(Interlocked.Read(ref _answerBytes) / Math.Max(1, Interlocked.Read(ref _answers)));

    /// <summary>A stage on a database of its own.</summary>
    public static async Task<InProcess> Open(RunOptions options, CancellationToken stop)
    {
        var database = await TemporaryDatabase.Create(options.Start!.Value, stop);
        try
        {
            return await Start(database.ConnectionString, database, stop);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Only a journal, on one more database beside <paramref name="database"/>.</summary>
    public static async Task<InProcess> Beside(TemporaryDatabase database, CancellationToken stop) =>
        await Start(await database.Another(stop), null, stop);

    private static async Task<InProcess> Start(string connectionString, TemporaryDatabase? database, CancellationToken stop)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Coordination", connectionString)]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Written before the first board asks.
        var grants = new Dictionary<string, IReadOnlyList<RoleGrant>>();
        builder.Services.AddSingleton<GrantsOf>((account, _) => new(grants.GetValueOrDefault(account, [])));
        builder.AddCoordinationStorage();
        builder.AddCoordinationCore();
        var host = builder.Build();
        try
        {
            await host.StartAsync(stop);
            return new InProcess(host, database, grants);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Makes the people known and sends what the works need.</summary>
    public async Task Prepare(County county, Workforce workforce, CancellationToken stop)
    {
        for (var account = 0; account < workforce.Accounts; account++)
        {
            var grants = workforce.Grants(account);
            _grants.Add($"load-{account}", grants);
            _actors.Add(new Actor($"load-{account}", [.. grants]));
        }
        var prepared = LoadWorks.Prepare(county, workforce, [.. _actors.Select(actor => actor.Id)], imported: false).GroupBy(one => one.Target);
        await Parallel.ForEachAsync(prepared, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (thing, _) =>
        {
            var done = 0;
            foreach (var (target, command) in thing) await Done(target, command, $"prepare-{done++}");
        });
    }

    public Task<string> AccountId(int account, CancellationToken stop) => Task.FromResult(_actors[account].Id);

    public async ValueTask<SendResult> Send(PlannedCommand command, CancellationToken stop)
    {
        try
        {
            var grain = KindCatalog.Find(command.Target.Kind)!.Grain(_grains, command.Target.Id);
            var answer = await grain.Send(new Envelope(CommandKey.OfCaller(command.Key), _actors[command.Account], command.Body));
            Interlocked.Increment(ref _answers);
            Interlocked.Add(ref _answerBytes, answer.View.Length);
            return answer.Outcome switch
            {
                Outcome.Done => new SendResult(SendOutcome.Acknowledged, answer.Version),
                Outcome.Busy or Outcome.Unsure => new SendResult(SendOutcome.Unsure, 0, $"{answer.Outcome}"),
                _ => new SendResult(SendOutcome.Refused, 0, answer.Refusal ?? $"{answer.Outcome}"),
            };
        }
        catch (Exception failed) when (failed is TimeoutException or OrleansException)
        {
            return new SendResult(SendOutcome.Unsure, 0, failed.Message);
        }
    }

    public async IAsyncEnumerable<RecordedEvent> History(Target target, [EnumeratorCancellation] CancellationToken stop)
    {
        for (long after = 0; await _journal.Read(target.ToString(), after, HistoryPage, stop) is { Count: > 0 } commits; after = commits[^1].Version)
            foreach (var commit in commits)
                foreach (var entry in CommitBody.Read<JsonElement>(commit.Body))
                    foreach (var happened in entry.Events)
                        yield return new RecordedEvent(commit.Version, entry.By, happened.GetProperty("$type"u8).GetString()!, entry.Key, happened);
    }

    public async Task Hang(IReadOnlyList<Wall> walls, CancellationToken stop)
    {
        foreach (var board in walls.GroupBy(wall => wall.Board))
        {
            var hung = new GrainWall([.. board], _grains);
            _walls.Add(hung);
            await hung.Start();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var wall in _walls) await wall.DisposeAsync();
        await _host.StopAsync();
        _host.Dispose();
        if (Database is not null) await Database.DisposeAsync();
    }

    private async Task Done(Target target, object command, string key)
    {
        var grain = KindCatalog.Find(target.Kind)!.Grain(_grains, target.Id);
        var answer = await grain.Send(new Envelope(CommandKey.OfCaller(key), Actor.System, command));
        if (answer.Outcome is not Outcome.Done) throw new ServerException($"{command.GetType().Name} of {target} was answered {answer.Outcome}.");
    }
}
