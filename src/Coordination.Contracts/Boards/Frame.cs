using System.Text.Json.Serialization;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Boards;

/// <summary>What a <see cref="Frame"/> is.</summary>
public enum FrameKind
{
    /// <summary>Everything; replaces all that came before.</summary>
    Snapshot,
    /// <summary>Only what changed since the frame before.</summary>
    Delta,
    /// <summary>Nothing changed; the board is alive. At least one every 5 s.</summary>
    Heartbeat,
}

/// <summary>
/// One message of a board's stream: the envelope that all boards share; what is beside it is the board kind's own.
/// <see cref="Sequence"/> grows by one with each delta; a heartbeat repeats the last one; a gap can only be followed by a
/// snapshot. Sequences grow across restarts too, so a viewer can ask for what came after the last one it holds, whatever
/// happened in between. A cell that didn't change is left out of a delta.
/// </summary>
/// <param name="Board">The board's id, for example <c>area/360424</c>.</param>
/// <param name="Sequence">Place in the stream.</param>
/// <param name="Kind">Snapshot, delta or heartbeat.</param>
/// <param name="At">The server's clock when the frame was made, UTC.</param>
/// <param name="Newest">When the newest commit that the board holds was recorded, UTC; null for an empty board.</param>
[GenerateSerializer, Immutable, Alias("boards.frame")]
public abstract record Frame(
    [property: JsonPropertyOrder(-5)] string Board,
    [property: JsonPropertyOrder(-4)] long Sequence,
    [property: JsonPropertyOrder(-3)] FrameKind Kind,
    [property: JsonPropertyOrder(-2)] DateTimeOffset At,
    [property: JsonPropertyOrder(-1)] DateTimeOffset? Newest);

/// <summary>The envelope of a frame that is being made.</summary>
public readonly record struct FrameHead(string Board, long Sequence, FrameKind Kind, DateTimeOffset At, DateTimeOffset? Newest);

/// <summary>What happened last to one thing, for the ticker. A client words it in its reader's language.</summary>
/// <param name="What">The event's stored name without its version, for example <c>grids.level-reported</c>.</param>
/// <param name="At">UTC.</param>
/// <param name="Detail">A title or a reason, where the event has one.</param>
/// <param name="Word">A word of the kind's own in kebab case, where the event has one, for example <c>alert</c>.</param>
[GenerateSerializer, Immutable, Alias("boards.happening")]
public sealed record Happening(
    [property: PlainName] string What, DateTimeOffset At, [property: FreeText] string? Detail = null, [property: PlainName] string? Word = null);

/// <summary>A happening and where.</summary>
/// <param name="Id">The thing, for example <c>grids/360424100901003</c>.</param>
/// <param name="Area">The area it stands in.</param>
/// <param name="What">As in <see cref="Happening"/>.</param>
/// <param name="At">UTC.</param>
/// <param name="Detail">With contact data masked.</param>
/// <param name="Word">As in <see cref="Happening"/>.</param>
[GenerateSerializer, Immutable, Alias("boards.ticker-item")]
public sealed record TickerItem(
    string Id, AreaCode Area, string What, DateTimeOffset At, string? Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Word = null);
