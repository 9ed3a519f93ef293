using System.Text.Json;
using Coordination.Client.Api;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;

namespace Coordination.Client.Grids;

/// <summary>A grid as it will be once the queue is sent: what the phone shows, so that a tap is seen at once.</summary>
/// <param name="OnDuty">Whether the member is on duty.</param>
/// <param name="Level">The level.</param>
/// <param name="Matters">Open matters of the grid that are left.</param>
public sealed record Expected(bool OnDuty, GridLevel Level, IReadOnlyList<MatterView> Matters)
{
    /// <summary>What the server last said, with the waiting commands of this grid applied in order.</summary>
    public static Expected Of(
        GridView grid, GridDetails details, IReadOnlyList<MatterView> matters, IReadOnlyList<OutboxEntry> waiting, string member)
    {
        var on = details.Members.Any(m => m.Member == member && m.OnDutySince is not null);
        var level = grid.Level;
        var handled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var command in waiting.Select(w => w.Command))
            switch (command.Kind, command.Command)
            {
                case ("grids", "go-on-duty") when command.Id == grid.Code.Value:
                    on = true;
                    break;
                case ("grids", "go-off-duty") when command.Id == grid.Code.Value:
                    on = false;
                    break;
                case ("grids", "report-level") when command.Id == grid.Code.Value:
                    level = command.Body.Deserialize<ReportLevel>(ClientJson.Options)!.Level;
                    break;
                case ("matters", "handle"):
                    handled.Add(command.Id);
                    break;
            }
        return new Expected(on, level, [.. matters.Where(m => !handled.Contains(m.Id))]);
    }
}
