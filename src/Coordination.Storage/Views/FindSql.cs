using Coordination.Core.Journal;

namespace Coordination.Storage.Views;

/// <summary>A statement with its values.</summary>
internal readonly record struct FindStatement(string Sql, IReadOnlyList<Value> Values);

/// <summary>The statements by which one text is looked for, each by an index and bounded.</summary>
internal sealed class FindSql(Engine engine, IReadOnlyList<SeenKind> kinds, string text)
{
    /// <summary>So many of what the pairs point to are looked at.</summary>
    public const int MostPointedTo = 2_000;

    private const int MostWalked = 5_000, MostOfKind = 60;

    private const string Columns = "v.stream, v.updated_at, v.kind, v.area, v.chain, v.status, v.title, v.number";

    private readonly IReadOnlyCollection<string> _pairs = SearchText.Pairs(text);

    /// <summary>False for a single character, which no pair finds.</summary>
    public bool HasPairs => _pairs.Count > 0;

    /// <summary>The number that the text is; null when it is none.</summary>
    public string? Number { get; } = SeriesNumber.Read(text);

    /// <summary>What has the very id, which is lower case or upper case and never both, or the very number.</summary>
    public FindStatement Named()
    {
        var where = new Where();
        where.Seen(kinds);
        var names = kinds.SelectMany(one => (string[])[$"{one.Kind}/{text}", $"{one.Kind}/{text.ToUpperInvariant()}"]).Distinct().Select(where.Name);
        var sql = $"SELECT {Columns} FROM views v WHERE v.stream IN ({string.Join(", ", names)}) AND {where.Sql}";
        if (Number is not null) sql = $"{sql} UNION ALL SELECT * FROM (SELECT {Columns} FROM views v{engine.By("views_by_number")} WHERE v.number = {where.Name(Number)} AND {where.Sql} LIMIT {MostOfKind}) numbered";
        return new(sql, where.Values);
    }

    /// <summary>How many the pairs point to; one more than is looked at where there are more.</summary>
    public FindStatement Count()
    {
        var where = new Where();
        return new($"SELECT count(*) FROM ({engine.WithPairs(where, _pairs, MostPointedTo + 1)}) pointed", where.Values);
    }

    /// <summary>What the pairs point to and holds the text.</summary>
    public FindStatement Paired()
    {
        var where = new Where();
        var pointed = engine.WithPairs(where, _pairs, MostPointedTo);
        where.Add("t.text LIKE {0} ESCAPE '\\'", SearchText.Containing(text));
        where.Seen(kinds);
        return new(
            $"SELECT {Columns} FROM ({pointed}) p {engine.LookUp("texts", "t", "stream", "p.pointed")} {engine.LookUp("views", "v", engine.ViewKey, "p.pointed")} WHERE {where.Sql}",
            where.Values);
    }

    /// <summary>Of each kind, among its first rows in its places, what holds the text.</summary>
    public FindStatement Walked()
    {
        var values = new Where();
        var holds = $"t.text LIKE {values.Name(SearchText.Containing(text))} ESCAPE '\\'";
        var walks = kinds.Select((kind, at) => $"""
            SELECT * FROM (SELECT {Columns} FROM (SELECT {engine.ViewKey} AS walked FROM views WHERE {values.SeenAs(kind)} LIMIT {MostWalked}) w
            {engine.LookUp("texts", "t", "stream", "w.walked")} {engine.LookUp("views", "v", engine.ViewKey, "w.walked")} WHERE {holds} LIMIT {MostOfKind}) k{at}
            """).ToList();
        return new(string.Join("\nUNION ALL\n", walks), values.Values);
    }
}
