using System.Collections.Concurrent;
using System.Globalization;
using Coordination.Contracts.Api;
using Coordination.Core.Journal;
using Coordination.Web.Gate;

namespace Coordination.Web.Api.Imports;

/// <summary>
/// Sends the lines of a file through the gate, or asks it what would become of them. Lines of one thing go one after the
/// other, things side by side. Once the server could not take a line the rest is not tried.
/// </summary>
internal sealed class CommandImport(CommandGate gate, IViews views)
{
    private const int AtOnce = 32, Together = 1_000;

    /// <summary>Takes the lines for <paramref name="by"/>; sentences of refused lines are in <paramref name="language"/>.</summary>
    public async Task<ImportReport> Run(
        Caller by, CommandShape command, IReadOnlyList<CommandLine> lines, bool dryRun, CultureInfo language, CancellationToken stop)
    {
        var told = new Tally(command.Registers);
        foreach (var some in told.Things(lines).Chunk(Together))
        {
            var known = (await views.GetAll([.. some.Select(thing => command.Kind.Stream(thing.Key))], stop)).ToDictionary(view => view.Id, view => view.Version);
            await Parallel.ForEachAsync(
                some, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                async (thing, stop) =>
                {
                    var version = known.GetValueOrDefault(thing.Key);
                    foreach (var line in thing)
                    {
                        var answer = told.IsAway
                            ? new GateAnswer(503, null, Codes.TryAgain)
                            : await gate.Send(by, command.Kind.Name, thing.Key, command.Name, Key(), line.Body, null, stop, dryRun);
                        told.Add(line, version, answer);
                        if (!dryRun && answer.Answer is { } done) version = done.Version;
                    }
                });
        }
        return told.Report(lines, language);
    }

    private static CommandKey Key() => CommandKey.OfServer("import:" + Guid.CreateVersion7().ToString("N"));

    private sealed class Tally(bool registers)
    {
        private readonly ConcurrentDictionary<int, (string Code, string? At)> _refused = new();
        private int _created, _changed;

        /// <summary>True once the server could not take a line.</summary>
        public bool IsAway { get; private set; }

        /// <summary>The lines that can be sent, by the thing's id. What makes a thing known can't say two things of it.</summary>
        public IEnumerable<IGrouping<string, CommandLine>> Things(IReadOnlyList<CommandLine> lines)
        {
            var first = new Dictionary<string, CommandLine>(StringComparer.Ordinal);
            foreach (var line in lines)
            {
                if (line.Body is null) _refused[line.Number] = (Codes.ImportMalformedLine, null);
                else if (line.Id is null) _refused[line.Number] = (Codes.IdMalformed, "$.id");
                else if (registers && !first.TryAdd(line.Id, line) && !first[line.Id].Body.AsSpan().SequenceEqual(line.Body))
                    _refused[line.Number] = (Codes.ImportDuplicate, "$.id");
            }
            return lines.Where(line => !_refused.ContainsKey(line.Number) && (!registers || first[line.Id!] == line)).GroupBy(line => line.Id!, StringComparer.Ordinal);
        }

        public void Add(CommandLine line, long before, GateAnswer answer)
        {
            if (answer.Code is { } code) _refused[line.Number] = (code, answer.At);
            if (answer.Status == StatusCodes.Status503ServiceUnavailable) IsAway = true;
            if (answer.Answer is not { } done || done.Version <= before) return;
            if (before == 0) Interlocked.Increment(ref _created);
            else Interlocked.Increment(ref _changed);
        }

        public ImportReport Report(IReadOnlyList<CommandLine> lines, CultureInfo language) => new(
            lines.Count, _created, _changed, lines.Count - _created - _changed - _refused.Count,
            [.. from line in lines where _refused.ContainsKey(line.Number) let why = _refused[line.Number]
                select new RejectedLine(line.Number, line.Given, why.Code, Sentence(why.Code, why.At, language))]);

        private static string Sentence(string code, string? at, CultureInfo language) =>
            at is { Length: > 2 } ? $"{Refusals.Sentence(code, language)} ({at[2..]})" : Refusals.Sentence(code, language);
    }
}
