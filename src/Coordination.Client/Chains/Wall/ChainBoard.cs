using Coordination.Client.Boards;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;

namespace Coordination.Client.Chains.Wall;

/// <summary>The board of a chain: who leads it, its firms and teams, how firms are organised, the ticker.</summary>
public sealed class ChainBoard : BoardFold<ChainFrame>
{
    private const int TickerLength = 20;
    private readonly Dictionary<string, FirmTile> firms = [];
    private readonly Dictionary<string, TeamRow> teams = [];

    /// <summary>Who leads it; null before the first frame.</summary>
    public ChainHead? Head { get; private set; }

    /// <summary>How its firms are organised; null before the first frame.</summary>
    public Coverage? Coverage { get; private set; }

    /// <summary>Its problems, counted; null before the first frame.</summary>
    public ProblemTally? Problems { get; private set; }

    /// <summary>By segment, then by id: each keeps its place.</summary>
    public IReadOnlyList<FirmTile> Firms { get; private set; } = [];

    /// <summary>In no order.</summary>
    public IReadOnlyCollection<TeamRow> Teams => teams.Values;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TickerItem> Ticker { get; private set; } = [];

    /// <summary>What the thing of a ticker item is called.</summary>
    public string NameOf(TickerItem item)
    {
        var id = item.Id[(item.Id.IndexOf('/') + 1)..];
        return firms.GetValueOrDefault(id)?.Name ?? teams.GetValueOrDefault(id)?.Name ?? Head?.Name ?? id;
    }

    /// <inheritdoc/>
    protected override void Clear()
    {
        firms.Clear();
        teams.Clear();
        (Head, Coverage, Problems, Firms, Ticker) = (null, null, null, [], []);
    }

    /// <inheritdoc/>
    protected override void Fold(ChainFrame frame)
    {
        foreach (var gone in frame.GoneFirms ?? []) firms.Remove(gone);
        foreach (var firm in frame.Firms) firms[firm.Id] = firm;
        foreach (var gone in frame.GoneTeams ?? []) teams.Remove(gone);
        foreach (var team in frame.Teams) teams[team.Id] = team;
        if (frame.Firms.Count > 0 || frame.GoneFirms is not null)
            Firms = [.. firms.Values.OrderBy(firm => firm.Segment).ThenBy(firm => firm.Id, StringComparer.Ordinal)];
        if (frame.Ticker.Count > 0)
            Ticker = [.. frame.Ticker.OrderByDescending(item => item.At).Concat(Ticker).DistinctBy(item => (item.Id, item.At, item.What)).Take(TickerLength)];
        Head = frame.Chain ?? Head;
        Coverage = frame.Coverage ?? Coverage;
        Problems = frame.Problems ?? Problems;
    }
}
