using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;

namespace Coordination.Client.Chains.Wall;

/// <summary>
/// How many firms stand beside each other: as few as leave every row readable. Where even the most are too few, running firms
/// are left out from the end and counted.
/// </summary>
/// <param name="Across">Columns of a segment, 2–4.</param>
/// <param name="Rows">Rows of the three segments.</param>
/// <param name="SupportingRows">Rows of the supporting firms below them.</param>
/// <param name="Segments">The firms shown, by segment.</param>
/// <param name="LeftOut">How many are not shown.</param>
public sealed record FirmLayout(int Across, int Rows, int SupportingRows, IReadOnlyDictionary<Segment, IReadOnlyList<FirmTile>> Segments, int LeftOut)
{
    private const int Most = 4, Least = 2, SupportingIfFull = 3;

    // Two beside each other are written larger.
    private static int MostRows(int across) => across == Least ? 10 : 15;

    /// <summary>The layout of these firms.</summary>
    public static FirmLayout Of(IReadOnlyList<FirmTile> firms)
    {
        var all = Enum.GetValues<Segment>().ToDictionary(one => one, one => firms.Where(firm => firm.Segment == one).ToList());
        var across = Enumerable.Range(Least, Most - Least + 1).FirstOrDefault(columns => Down(all, columns) + Below(all, columns) <= MostRows(columns), Most);
        var fits = Down(all, across) + Below(all, across) <= MostRows(across);
        var below = fits ? Below(all, across) : Math.Min(SupportingIfFull, Below(all, across));
        var down = Math.Clamp(Down(all, across), 1, MostRows(across) - below);
        var shown = all.ToDictionary(one => one.Key, one => (IReadOnlyList<FirmTile>)Fit(one.Value, one.Key is Segment.Supporting ? below * Beside(across) : down * across));
        return new FirmLayout(across, down, below, shown, firms.Count - shown.Values.Sum(one => one.Count));
    }

    private static int Down(Dictionary<Segment, List<FirmTile>> all, int across) =>
        all.Where(one => one.Key is not Segment.Supporting).Max(one => (one.Value.Count + across - 1) / across);

    private static int Below(Dictionary<Segment, List<FirmTile>> all, int across) =>
        (all[Segment.Supporting].Count + Beside(across) - 1) / Beside(across);

    // One place of the row below says what it is.
    private static int Beside(int across) => 3 * across - 1;

    private static List<FirmTile> Fit(List<FirmTile> firms, int room)
    {
        var over = firms.Count - room;
        if (over <= 0) return firms;
        var dropped = firms.AsEnumerable().Reverse().Where(firm => FirmLook.Of(firm) == "running").Take(over).ToHashSet();
        return [.. firms.Where(firm => !dropped.Contains(firm)).Take(room)];
    }
}
