using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Areas;
using Coordination.Core.Journal;
using Coordination.Web.Api;
using Coordination.Web.Gate;

namespace Coordination.Web.Areas;

/// <summary>
/// Registers the areas of a file through the gate, parents before children. What is there already under its name is
/// left as it is, so a file can be given again, also after an import that was cut short.
/// </summary>
internal sealed class DivisionImport(CommandGate gate, IViews views)
{
    private const int AtOnce = 32;

    /// <summary>Imports the lines for <paramref name="by"/>; sentences of refused lines are in <paramref name="language"/>.</summary>
    public async Task<ImportReport> Run(Caller by, IReadOnlyList<DivisionLine> lines, CultureInfo language, CancellationToken stop)
    {
        var known = await Known(lines, stop);
        var told = new Tally();
        var names = new Dictionary<AreaCode, string>();
        foreach (var level in lines.Where(line => line.Area is not null).GroupBy(line => line.Area!.Value.Level).OrderBy(level => level.Key))
        {
            var first = level.Where(line => told.IsFirst(line, names, known)).ToList();
            await Parallel.ForEachAsync(
                first, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                async (line, stop) => told.Add(line, await Register(by, line, known, told.Away, stop)));
            foreach (var line in first.Where(line => !told.Refused.ContainsKey(line.Number)))
                known.TryAdd(line.Area!.Value, new Standing(0, line.Name));
        }
        return told.Report(lines, language);
    }

    /// <summary>What was changed, or the refusal.</summary>
    private async ValueTask<(Change Change, string? Refusal)> Register(
        Caller by, DivisionLine line, Dictionary<AreaCode, Standing> known, bool away, CancellationToken stop)
    {
        var area = line.Area!.Value;
        var standing = known.GetValueOrDefault(area, new Standing(0, ""));
        if (standing.Name == line.Name) return (Change.None, null);
        if (away) return (Change.None, Codes.TryAgain);
        var body = JsonSerializer.SerializeToUtf8Bytes(new RegisterArea(line.Name), WireJson.Options);
        // The same line on the same state has the same key: sent twice, it is done once.
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line.Name)).AsSpan(0, 8));
        var key = CommandKey.OfServer(string.Create(CultureInfo.InvariantCulture, $"import:{area}:{standing.Version}:{name}"));
        var (kind, id) = KindCatalog.OfStream(KindCatalog.StreamOfPlace(area.Value)!)!.Value;
        var answer = await gate.Send(by, kind.Name, id, "register", key, body, null, stop);
        return answer.Status == StatusCodes.Status200OK
            ? (standing.Name.Length == 0 ? Change.Created : Change.Changed, null)
            : (Change.None, answer.Code == Codes.AreaUnknownParent ? ImportRefusals.UnknownParent : answer.Code);
    }

    private async Task<Dictionary<AreaCode, Standing>> Known(IReadOnlyList<DivisionLine> lines, CancellationToken stop)
    {
        var known = new Dictionary<AreaCode, Standing>();
        string[] kinds = [.. KindCatalog.All.Where(kind => kind.Commands.ContainsKey("register")).Select(kind => kind.Name)];
        foreach (var county in lines.Select(line => line.Area?.At(AreaLevel.County)).OfType<AreaCode>().Distinct())
            await foreach (var view in views.Under(new ViewScan(kinds, county.Value), stop))
            {
                if (KindCatalog.StreamOfPlace(view.Row.Area) == view.Stream)
                    known[AreaCode.Parse(view.Row.Area)] = new Standing(view.Version, view.Row.Title);
            }
        return known;
    }

    private readonly record struct Standing(long Version, string Name);

    private enum Change
    {
        None,
        Created,
        Changed,
    }

    private sealed class Tally
    {
        private int _created, _changed;

        public ConcurrentDictionary<int, string> Refused { get; } = new();

        /// <summary>True once the server could not take a line: the rest is not tried.</summary>
        public bool Away { get; private set; }

        /// <summary>False for a line that repeats an earlier one or has no parent.</summary>
        public bool IsFirst(DivisionLine line, Dictionary<AreaCode, string> names, Dictionary<AreaCode, Standing> known)
        {
            var area = line.Area!.Value;
            if (names.TryGetValue(area, out var before))
            {
                if (before != line.Name) Refused[line.Number] = Codes.ImportDuplicate;
                return false;
            }
            names[area] = line.Name;
            if (area.Parent is not { } parent || known.GetValueOrDefault(parent).Name is { Length: > 0 }) return true;
            Refused[line.Number] = ImportRefusals.UnknownParent;
            return false;
        }

        public void Add(DivisionLine line, (Change Change, string? Refusal) done)
        {
            if (done.Refusal is not null) Refused[line.Number] = done.Refusal;
            if (done.Refusal == Codes.TryAgain) Away = true;
            if (done.Change == Change.Created) Interlocked.Increment(ref _created);
            if (done.Change == Change.Changed) Interlocked.Increment(ref _changed);
        }

        public ImportReport Report(IReadOnlyList<DivisionLine> lines, CultureInfo language)
        {
            var refused = lines
                .Select(line => (line, Code: line.Refusal ?? Refused.GetValueOrDefault(line.Number)))
                .Where(one => one.Code is not null)
                .Select(one => new RejectedLine(one.line.Number, one.line.Code, one.Code!, Refusals.Sentence(one.Code!, language)))
                .ToList();
            return new ImportReport(
                lines.Count, _created, _changed, lines.Count - _created - _changed - refused.Count, refused);
        }
    }
}
