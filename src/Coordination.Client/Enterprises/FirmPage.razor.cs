using System.Text.Json;
using Coordination.Client.Api;
using Coordination.Client.Shell;
using Coordination.Contracts;
using Coordination.Contracts.Api;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Enterprises;
using Coordination.Contracts.Gate;
using Microsoft.AspNetCore.Components;

namespace Coordination.Client.Enterprises;

/// <summary>One firm in the hand of its own: works with one thumb, and without a network.</summary>
public sealed partial class FirmPage : IFieldPage
{
    private const string Kind = "enterprises", StateCommand = "report-state", LoadCommand = "report-load";

    // As they will be once the queue is sent.
    private EnterpriseState? state;
    private int? load;

    /// <inheritdoc/>
    /// <remarks>Whose every role lies in one firm, and who reports for it, works here.</remarks>
    public static string? AddressFor(IReadOnlyList<RoleGrant> grants) =>
        grants is [{ Place: var place }, ..] && grants.All(grant => grant.Place == place) && Permissions.ToSend(grants, typeof(ReportState)).Count > 0
            && ChainIds.IdAt(place) is { } id && ChainIds.PathOf(Kind, id) == place ? $"firm/{id}" : null;

    /// <summary>The firm's id.</summary>
    [Parameter] public string Id { get; set; } = "";

    /// <inheritdoc/>
    protected override string Address => $"firm/{Id}";

    /// <inheritdoc/>
    protected override IEnumerable<string> Boards => [$"thing/{Kind}/{Id}"];

    private bool MayReport => Session.MaySend<ReportState>(ChainIds.PathOf(Kind, Id));

    /// <inheritdoc/>
    protected override async Task<(EnterpriseView? Held, Problem? Problem)> Read(CancellationToken ended)
    {
        var (firm, no) = await Api.Get<CommandAnswer<EnterpriseView>>($"api/{Kind}/{Id}", ended);
        return (firm?.View, no);
    }

    /// <inheritdoc/>
    protected override EnterpriseView After(EnterpriseView held, SentCommand done, JsonElement view) =>
        done.Kind == Kind && done.Id == Id ? view.Deserialize<EnterpriseView>(ClientJson.Options)! : held;

    /// <inheritdoc/>
    protected override void Expect(EnterpriseView held)
    {
        (state, load) = (held.State, held.Load);
        foreach (var command in Outbox.Entries.Select(one => one.Command).Where(one => one.Kind == Kind && one.Id == Id))
            if (command.Command == StateCommand) state = command.Body.Deserialize<ReportState>(ClientJson.Options)!.State;
            else if (command.Command == LoadCommand) load = command.Body.Deserialize<ReportLoad>(ClientJson.Options)!.Percent;
    }

    private Task<bool> Report(ReportState said) => Do(Kind, Id, StateCommand, said, L["firm-state-set", L[$"state-{WireEnums.NameOf(said.State)}"]]);

    private Task<bool> SayLoad(int percent) => Do(Kind, Id, LoadCommand, new ReportLoad(percent), L["did-with-detail", L["firm-say-load"], $"{percent}%"]);
}
