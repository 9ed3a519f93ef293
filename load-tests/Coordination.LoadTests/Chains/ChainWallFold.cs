using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;
using Coordination.LoadTests.Walls;

namespace Coordination.LoadTests.Chains;

/// <summary>What the wall of a chain shows: its firms, its teams, and how the firms are organised.</summary>
internal sealed class ChainWallFold(string chain) : WallFold($"chain/{chain}")
{
    private readonly Dictionary<string, FirmTile> _firms = [];
    private readonly Dictionary<string, TeamRow> _teams = [];

    public override Type FrameType => typeof(ChainFrame);

    public override string Sort => "chain";

    public IReadOnlyDictionary<string, FirmTile> Firms => _firms;

    public IReadOnlyDictionary<string, TeamRow> Teams => _teams;

    public Coverage? Coverage { get; private set; }

    public override IEnumerable<(string Id, long Version)> Brought(Frame frame) =>
        ((ChainFrame)frame).Firms.Select(firm => ($"enterprises/{firm.Id}", firm.Version))
            .Concat(((ChainFrame)frame).Teams.Select(team => ($"teams/{team.Id}", team.Version)));

    public override IEnumerable<Target> Doubtful(Past past) => new ChainCheck(chain, this, past).Doubtful();

    protected override void Take(Frame frame)
    {
        var own = (ChainFrame)frame;
        if (own.Kind is FrameKind.Snapshot)
        {
            _firms.Clear();
            _teams.Clear();
        }
        foreach (var firm in own.Firms) _firms[firm.Id] = firm;
        foreach (var team in own.Teams) _teams[team.Id] = team;
        foreach (var gone in own.GoneFirms ?? []) _firms.Remove(gone);
        foreach (var gone in own.GoneTeams ?? []) _teams.Remove(gone);
        Coverage = own.Coverage ?? Coverage;
    }

    protected override string? Compare(Past past) => new ChainCheck(chain, this, past).Difference();
}
