using Coordination.Contracts.Gate;
using static Coordination.Web.Tests.SharedApp;

namespace Coordination.Web.Tests.Matters;

[Collection(nameof(SharedApp))]
public sealed class DispatchTests(SharedApp shared)
{
    [Fact]
    public async Task A_matter_is_not_dispatched_to_a_grid_that_is_not_there()
    {
        using var client = await shared.As(Role.CountyOperator);
        var id = Guid.CreateVersion7().ToString();
        await client.Command($"matters/{id}/report", $$"""{"grid":"{{Grid}}","item":"A","title":"T"}""").Json();
        await client.Command($"matters/{id}/file").Json();
        Assert.Equal((404, "unknown"), await client.Command($"matters/{id}/dispatch", $$"""{"grid":"{{Community}}999"}""").Problem());
        await client.Command($"matters/{id}/dispatch", $$"""{"grid":"{{Grid}}"}""").Json();
    }
}
