using System.Data.Common;
using Coordination.Core.Journal;

namespace Coordination.Storage.Views;

/// <summary>
/// Finds things of many kinds by one text: the very number or id; what the pairs of the text point to; and where they point to
/// more than is looked at, or there are none, each kind's first rows in its places.
/// </summary>
internal sealed class Finder(Engine engine)
{
    private readonly Reader _reader = new(engine);

    public async ValueTask<IReadOnlyList<FoundView>> Find(FindQuery query, CancellationToken stop)
    {
        var text = Wanted(query);
        if (query.Kinds.Count == 0 || text.Length == 0) return [];
        var sql = new FindSql(engine, query.Kinds, text);
        List<FoundView> found = [.. await All(sql.Named(), stop)];
        var pointedTo = sql.HasPairs ? await Count(sql.Count(), stop) : 0;
        if (pointedTo > 0) found.AddRange(await All(sql.Paired(), stop));
        if (!sql.HasPairs || pointedTo > FindSql.MostPointedTo) found.AddRange(await All(sql.Walked(), stop));
        return
        [
            .. found.DistinctBy(one => one.Stream)
                .Select(one => (One: one, Rank: Rank(one, text, sql.Number)))
                .OrderBy(one => one.Rank).ThenBy(one => one.One.Status is not null).ThenByDescending(one => one.One.UpdatedAt)
                .ThenBy(one => one.One.Stream, StringComparer.Ordinal)
                .Take(query.Size).Select(one => one.One),
        ];
    }

    /// <summary>The text as it is looked for.</summary>
    public static string Wanted(FindQuery query) => SearchText.Normalise(query.Text.Trim()).Trim();

    private static int Rank(FoundView one, string text, string? number)
    {
        if (number is not null && one.Number == number || one.Id.Equals(text, StringComparison.OrdinalIgnoreCase)) return 0;
        var title = SearchText.Normalise(one.Title);
        return title == text ? 1 : title.StartsWith(text, StringComparison.Ordinal) ? 2 : title.Contains(text, StringComparison.Ordinal) ? 3 : 4;
    }

    private ValueTask<IReadOnlyList<FoundView>> All(FindStatement statement, CancellationToken stop) => _reader.All(statement.Sql, statement.Values, Map, stop);

    private async ValueTask<long> Count(FindStatement statement, CancellationToken stop) =>
        (await _reader.All(statement.Sql, statement.Values, row => row.GetInt64(0), stop))[0];

    private static FoundView Map(DbDataReader row) => new(
        row.GetString(0), Moment.At(row.GetInt64(1)), row.GetString(2), new(row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4)),
        row.IsDBNull(5) ? null : row.GetString(5), row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7));
}
