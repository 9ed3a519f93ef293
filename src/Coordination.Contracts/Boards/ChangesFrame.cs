using System.Text.Json.Serialization;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Privacy;

namespace Coordination.Contracts.Boards;

/// <summary>
/// A frame of the boards <c>list/&lt;kind&gt;/&lt;place&gt;</c> (all things of a kind at or below a place) and
/// <c>thing/&lt;kind&gt;/&lt;id&gt;</c> (one): what changed, at most once a second. They hold nothing: a snapshot is empty and says
/// that whoever watches reads once more what it shows.
/// </summary>
/// <param name="Board">As in <see cref="Frame"/>.</param>
/// <param name="Sequence">As in <see cref="Frame"/>.</param>
/// <param name="Kind">As in <see cref="Frame"/>.</param>
/// <param name="At">As in <see cref="Frame"/>.</param>
/// <param name="Newest">As in <see cref="Frame"/>.</param>
/// <param name="Items">What changed, each thing once as it is now; at most 200.</param>
/// <param name="IsCut">True when more changed than <paramref name="Items"/> holds.</param>
[GenerateSerializer, Immutable, Alias("boards.changes-frame")]
public sealed record ChangesFrame(
    string Board,
    long Sequence,
    FrameKind Kind,
    DateTimeOffset At,
    DateTimeOffset? Newest,
    IReadOnlyList<Change> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsCut = false)
    : Frame(Board, Sequence, Kind, At, Newest);

/// <summary>A thing that changed, with what lists find it by and, on the board of a list, its view as lists show it.</summary>
/// <param name="Id">The thing's id, without its kind.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">What it is, with contact data masked.</param>
/// <param name="Status">A word of the kind's own; null for none.</param>
/// <param name="Owner">Whose it is; null for nobody's.</param>
/// <param name="DueAt">Its deadline, UTC; null for none.</param>
/// <param name="Area">The area it stands in; empty for none.</param>
/// <param name="Chain">The chain path it stands at; null for none.</param>
/// <param name="Turns">What it waits for.</param>
/// <param name="View">The view as JSON, masked as in lists; null on the board of one thing.</param>
[GenerateSerializer, Immutable, Alias("boards.change")]
public sealed record Change(
    string Id, long Version, string Title, string? Status, string? Owner, DateTimeOffset? DueAt, string Area, string? Chain, IReadOnlyList<Turn> Turns,
    [property: FreeText, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? View = null);
