using System.Text.Json;
using Coordination.Contracts;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;
using Coordination.LoadTests.Checking;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Enterprises;

/// <summary>A firm: how it is running, for what cause and since when, how loaded, whether it reports, how it is organised.</summary>
[FoldOf("enterprises")]
internal sealed class EnterpriseFold(Target target) : HistoryFold(target)
{
    private string _name = "";
    private Segment _segment;
    private EnterpriseState? _state;
    private StateCause? _cause;
    private DateTimeOffset? _since, _until;
    private int? _load;
    private bool _silent;

    public OrganisingWay? Way { get; private set; }

    /// <summary>As a wall is to show it.</summary>
    public FirmTile Tile => new(
        Target.Id, Version, _name, _segment, _state, _cause, _state is null or EnterpriseState.Running ? null : _since, _until, _load, _silent, Way is not null);

    protected override void Take(string type, JsonElement body)
    {
        T? Of<T>(string name) => body.TryGetProperty(name, out var value) ? value.Deserialize<T>(WireJson.Options) : default;
        switch (type)
        {
            case "enterprises.registered.v1":
                (_name, _segment) = (Of<string>("name")!, Of<Segment>("segment"));
                break;
            case "enterprises.state-reported.v1":
                var (state, cause) = (Of<EnterpriseState>("state"), Of<StateCause?>("cause"));
                if (state != _state || cause != _cause) _since = Of<DateTimeOffset>("at");
                (_state, _cause, _until, _silent) = (state, cause, Of<DateTimeOffset?>("until"), false);
                if (state is EnterpriseState.Stopped or EnterpriseState.PlannedStop) _load = 0;
                break;
            case "enterprises.load-reported.v1":
                (_load, _silent) = (Of<int>("percent"), false);
                break;
            case "enterprises.fell-silent.v1":
                _silent = true;
                break;
            case "enterprises.organised.v1":
                Way = Of<OrganisingWay>("way");
                break;
            case "enterprises.organisation-ended.v1":
                Way = null;
                break;
        }
    }
}
