using System.Text.Json;
using Coordination.LoadTests.Driving;

namespace Coordination.LoadTests.Checking;

/// <summary>One event of a thing's past, as much of it as the check needs.</summary>
internal sealed record RecordedEvent(long Version, string Actor, string Type, string Key, JsonElement Body);

/// <summary>Reads history back.</summary>
internal interface IRecords
{
    /// <summary>The whole past of a thing, oldest first.</summary>
    IAsyncEnumerable<RecordedEvent> History(Target target, CancellationToken stop);
}
