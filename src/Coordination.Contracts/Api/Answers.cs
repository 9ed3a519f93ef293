using System.Text.Json;
using Coordination.Contracts.Gate;

namespace Coordination.Contracts.Api;

/// <summary>The answer to a command that was done: committed, or nothing to do.</summary>
/// <param name="Version">The thing's version that holds the command's effect.</param>
/// <param name="View">The thing as it is at that version.</param>
public sealed record CommandAnswer<TView>(long Version, TView View);

/// <summary>One page of a list.</summary>
/// <param name="Items">At most <c>size</c>, in the order asked for.</param>
/// <param name="Total">How many match in all.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null on the last.</param>
/// <param name="AtLeast">True when there are at least <paramref name="Total"/>: of a text that very many hold no more are counted.</param>
public sealed record ListPage<TView>(IReadOnlyList<ListItem<TView>> Items, long Total, string? Next, bool? AtLeast = null);

/// <summary>One thing in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="View">Its view, with contact data and personal names masked.</param>
/// <param name="Turns">What it waits for.</param>
public sealed record ListItem<TView>(string Id, long Version, TView View, IReadOnlyList<Turn>? Turns = null);

/// <summary>One page of a thing's past, oldest first.</summary>
/// <param name="Items">The events; all events of one version stand on one page.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null on the last.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryItem> Items, long? Next);

/// <summary>One event of a thing's past.</summary>
/// <param name="Version">The commit that recorded it; events of one commit share it.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="Actor">The account that asked for it; <c>system</c> for the server itself.</param>
/// <param name="Type">The event's stored name, for example <c>grids.level-reported.v1</c>.</param>
/// <param name="Key">The idempotency key of the command that led to it.</param>
/// <param name="Body">The event.</param>
public sealed record HistoryItem(long Version, DateTimeOffset At, string Actor, string Type, string Key, JsonElement Body);

/// <summary>What a place is called.</summary>
/// <param name="Code">An area code or a chain path.</param>
/// <param name="Name">Its name.</param>
public sealed record NamedPlace(string Code, string Name);

/// <summary>A place to choose: an item of <c>GET /api/places/find</c>.</summary>
/// <param name="Code">An area code or a chain path.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is, for example <c>communities</c>.</param>
/// <param name="HasInside">True when other places can lie in it.</param>
public sealed record FoundPlace(string Code, string Name, string Kind, bool HasInside);

/// <summary>One command of <c>POST /api/commands</c> or of the hub's <c>Send</c>.</summary>
/// <param name="Kind">For example <c>grids</c>.</param>
/// <param name="Id">The thing.</param>
/// <param name="Command">In kebab case, for example <c>report-level</c>.</param>
/// <param name="Key">The idempotency key, 1–128 characters.</param>
/// <param name="Body">The command's own members; an empty object when it has none.</param>
public sealed record SentCommand(string Kind, string Id, string Command, string Key, JsonElement Body);

/// <summary>The answer to one <see cref="SentCommand"/>, in the order they were sent.</summary>
/// <param name="Status">As the single command's HTTP status would be.</param>
/// <param name="Version">When <paramref name="Status"/> is 200.</param>
/// <param name="View">When <paramref name="Status"/> is 200.</param>
/// <param name="Refusal">The refusal or error code otherwise.</param>
/// <param name="Detail">A sentence in the caller's language.</param>
public sealed record SentAnswer(int Status, long? Version, JsonElement? View, string? Refusal, string? Detail);

/// <summary>A page of <c>GET /api/dead-letters</c>, newest first.</summary>
/// <param name="Items">Messages that could not be delivered.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null on the last.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetterItem> Items, long Total, long? Next);

/// <summary>One message that could not be delivered.</summary>
/// <param name="Id">For <c>POST /api/dead-letters/{id}/retry</c> and <c>DELETE</c>.</param>
/// <param name="At">When it was given up, UTC.</param>
/// <param name="Sender">The stream that says it, for example <c>matters/0198…</c>.</param>
/// <param name="Version">The sender's version that says it.</param>
/// <param name="Target">Who was to be told.</param>
/// <param name="Reason">The rule's code when the target refused; else <c>message.unknown-target</c>, <c>message.unreadable</c> or <c>message.failing</c>.</param>
/// <param name="Body">The command, its texts masked.</param>
public sealed record DeadLetterItem(
    long Id, DateTimeOffset At, string Sender, long Version, string Target, string Reason, JsonElement Body);
