using Coordination.Core.Journal;

namespace Coordination.Storage.Views;

/// <summary>How the engine answers lists and finding, in its own words: for measuring, not for the product's own use.</summary>
public sealed class QueryPlans
{
    private readonly Engine _engine;
    private readonly Reader _reader;
    private readonly DatabaseViews _views;

    internal QueryPlans(Engine engine) => (_engine, _reader, _views) = (engine, new Reader(engine), new DatabaseViews(engine));

    /// <summary>Of the statements of a list: its count, its page.</summary>
    public async Task<IReadOnlyList<string>> Of(ViewQuery query, CancellationToken stop)
    {
        var list = new ListSql(query, _engine, await _views.Way(query, stop));
        List<string> plans = [$"{list.Way}\n{await Plan(list.Count, list.CountValues, stop)}"];
        foreach (var page in list.Pages) plans.Add(await Plan(page, list.PageValues, stop));
        return plans;
    }

    /// <summary>Of the statements that finding may need, in their order.</summary>
    public async Task<IReadOnlyList<string>> Of(FindQuery query, CancellationToken stop)
    {
        var sql = new FindSql(_engine, query.Kinds, Finder.Wanted(query));
        List<FindStatement> statements = [sql.Named(), .. sql.HasPairs ? (FindStatement[])[sql.Count(), sql.Paired()] : [], sql.Walked()];
        List<string> plans = [];
        foreach (var (text, values) in statements) plans.Add(await Plan(text, values, stop));
        return plans;
    }

    private async Task<string> Plan(string sql, IReadOnlyList<Value> values, CancellationToken stop)
    {
        var (explain, column) = _engine.Explain(sql);
        return string.Join('\n', await _reader.All(explain, values, row => row.GetString(column), stop));
    }
}
