using Coordination.Client.Api;
using Coordination.Client.Shell;
using Coordination.Contracts.Api;

namespace Coordination.Client.Find;

/// <summary>What became of one row.</summary>
public enum BulkOutcome
{
    /// <summary>Not answered yet.</summary>
    Waiting,
    /// <summary>Done.</summary>
    Done,
    /// <summary>A rule, role or place said no.</summary>
    Refused,
    /// <summary>Whether it was done isn't known: asked again under the same key it is done once.</summary>
    Unsure,
}

/// <summary>A row's result.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why not, in the reader's language; null for no reason given.</param>
/// <param name="By">What somebody else did to it since it was marked; null for nothing.</param>
public sealed record BulkResult(BulkOutcome Outcome, string? Reason = null, HistoryItem? By = null);

/// <summary>
/// One action on many things: sent in parts of 100, one part on its way at a time, each thing under a key of its own that stays when it
/// is sent again.
/// </summary>
/// <param name="api">The server.</param>
/// <param name="people">Learns who was quicker.</param>
/// <param name="kind">The kind of things.</param>
public sealed class BulkRun(CoordinationApi api, People people, string kind)
{
    private const int AtOnce = 100, MostLookedBack = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<(SentCommand Command, long Version)> _sent = [];
    private readonly Dictionary<string, BulkResult> _results = new(StringComparer.Ordinal);

    /// <summary>By id.</summary>
    public IReadOnlyDictionary<string, BulkResult> Results => _results;

    /// <summary>True while parts are on their way.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Sends the action to each of the rows, with the version at which it was marked.</summary>
    public Task Send(IEnumerable<(string Id, long Version)> rows, string command, object body, Action changed)
    {
        if (IsBusy) return Task.CompletedTask;
        _sent.Clear();
        _results.Clear();
        foreach (var (id, version) in rows)
        {
            _sent.Add((api.Command(kind, id, command, body), version));
            _results[id] = new BulkResult(BulkOutcome.Waiting);
        }
        return Run(changed);
    }

    /// <summary>Sends once more what had no sure answer.</summary>
    public Task Again(Action changed) => IsBusy ? Task.CompletedTask : Run(changed);

    private async Task Run(Action changed)
    {
        IsBusy = true;
        var open = _sent.Where(one => _results[one.Command.Id].Outcome is BulkOutcome.Waiting or BulkOutcome.Unsure).ToList();
        foreach (var part in open.Chunk(AtOnce))
        {
            using var body = System.Net.Http.Json.JsonContent.Create(part.Select(one => one.Command).ToList(), options: ClientJson.Options);
            var (answers, problem) = await api.Write<List<SentAnswer>>(HttpMethod.Post, "api/commands", body, Patience);
            for (var at = 0; at < part.Length; at++) _results[part[at].Command.Id] = Of(answers, at, problem);
            changed();
            // What the server can't take now it can't take of the next part either.
            if (problem is not null) break;
        }
        foreach (var (command, _) in open)
            if (_results[command.Id].Outcome is BulkOutcome.Waiting) _results[command.Id] = new BulkResult(BulkOutcome.Unsure);
        IsBusy = false;
        changed();
        await LookBack(open);
        changed();
    }

    private static BulkResult Of(List<SentAnswer>? answers, int at, Problem? problem) => answers is null
        ? new BulkResult(problem!.IsPassing ? BulkOutcome.Unsure : BulkOutcome.Refused, problem.Detail)
        : at >= answers.Count ? new BulkResult(BulkOutcome.Unsure)
        : answers[at] switch
        {
            { Status: 200 } => new BulkResult(BulkOutcome.Done),
            { Status: 429 or >= 500 } later => new BulkResult(BulkOutcome.Unsure, later.Detail),
            var no => new BulkResult(BulkOutcome.Refused, no.Detail ?? no.Refusal),
        };

    // Who was refused by a rule since somebody else was quicker is told who that was.
    private async Task LookBack(List<(SentCommand Command, long Version)> open)
    {
        foreach (var (command, version) in open.Where(one => _results[one.Command.Id].Outcome is BulkOutcome.Refused).Take(MostLookedBack).ToList())
        {
            var (past, _) = await api.Get<HistoryPage>($"api/{kind}/{Uri.EscapeDataString(command.Id)}/history?after={version}&size=200");
            if (past?.Items is not [.., var last]) continue;
            await people.Learn([last.Actor]);
            _results[command.Id] = _results[command.Id] with { By = last };
        }
    }
}
