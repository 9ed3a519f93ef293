using Coordination.Contracts.Gate;
using Coordination.Contracts.Privacy;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Worklist;

/// <summary>
/// The boards <c>worklist/&lt;account&gt;</c>: everything, of whatever kind, whose turn is that account's. It listens to a
/// topic per role and place that the account holds; a view with a turn concerns the topics of its place and of all that
/// reach it.
/// </summary>
internal sealed class WorklistBoard(GrantsOf grants, IOptions<BoardOptions> options, TimeProvider clock) : IBoardKind
{
    private const string Head = "turn/";
    private static readonly string[] Roles = [.. Enum.GetNames<Role>().Select(name => $"{Head}{name}/")];

    public string Name => "worklist";

    public bool HasPast => false;

    public string? ParseKey(string key) =>
        key.Length is >= 1 and <= 64 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? key : null;

    public string PlaceOf(string key) => Place.OfAccount(key);

    public string? SubjectOf(string key) => null;

    public async ValueTask<IReadOnlyList<string>> Topics(string key, CancellationToken stop) =>
        [.. (await grants(key, stop)).Select(grant => Roles[(int)grant.Role] + grant.Place).Distinct()];

    public void Concerns(string stream, ViewRow row, ref BoardTopics topics)
    {
        foreach (var turn in row.Turns)
            foreach (var role in turn.Roles)
            {
                topics.Add(Roles[(int)role], Place.Everywhere);
                for (var end = 0; (end = Place.NextEnd(turn.Place, end)) > 0;)
                    topics.Add(Roles[(int)role], turn.Place.AsSpan(0, end));
            }
    }

    public object? Fact(ViewRow row) =>
        row.Turns.Count == 0 ? null : new WorkFact(ContactMask.Mask(row.Title), row.Status, [.. row.Turns]);

    public IReadOnlyList<ViewScan> Scans(string key, IReadOnlyList<string> topics, DateTimeOffset now) =>
        topics.Count == 0 ? [] : [new ViewScan([]) { TurnOf = [.. topics.Select(Grant)] }];

    public BoardFold Open(string key, IReadOnlyList<string> topics) =>
        new WorklistFold([.. topics.Select(Grant)], options.Value.Zone, clock);

    private static RoleGrant Grant(string topic)
    {
        var slash = topic.IndexOf('/', Head.Length);
        return new RoleGrant(Enum.Parse<Role>(topic[Head.Length..slash]), topic[(slash + 1)..]);
    }
}

/// <summary>A view as work lists show it.</summary>
[GenerateSerializer, Immutable, Alias("worklist.fact")]
public sealed record WorkFact(string Title, string? Status, Turn[] Turns);
