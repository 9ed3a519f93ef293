using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Privacy;
using Coordination.Core.Journal;
using Coordination.Core.Privacy;
using Microsoft.Extensions.Options;

namespace Coordination.Core.Boards;

/// <summary>The boards <c>list/&lt;kind&gt;/&lt;place&gt;</c>: what changes among the things of a kind at or below a place. Lists follow it.</summary>
internal sealed class ListBoard(IOptions<BoardOptions> boards) : IBoardKind
{
    private static readonly FrozenDictionary<string, string> Heads = KindCatalog.All.ToFrozenDictionary(kind => kind.Name, kind => $"list/{kind.Name}/");

    public string Name => "list";

    public bool HasPast => false;

    public string? ParseKey(string key) =>
        Split(key) is var (kind, place) && KindCatalog.Find(kind) is not null && (place == Place.Everywhere || Place.IsArea(place) || Place.IsChain(place)) ? key : null;

    public string PlaceOf(string key) => Split(key).Place;

    public string? SubjectOf(string key) => null;

    public string? ShowsKind(string key) => Split(key).Kind;

    public void Concerns(string stream, ViewRow row, ref BoardTopics topics)
    {
        if (!Heads.TryGetValue(row.Kind, out var head)) return;
        topics.Add(head, Place.Everywhere);
        for (var end = 0; (end = Place.NextEnd(row.Area, end)) > 0;) topics.Add(head, row.Area.AsSpan(0, end));
        if (row.Chain is { } chain)
            for (var end = 0; (end = Place.NextEnd(chain, end)) > 0;) topics.Add(head, chain.AsSpan(0, end));
    }

    public object? Fact(ViewRow row) => ChangesFold.Of(row, Masked(row));

    public IReadOnlyList<ViewScan> Scans(string key, IReadOnlyList<string> topics, DateTimeOffset now) => [];

    public BoardFold Open(string key, IReadOnlyList<string> topics) => new ChangesFold(boards.Value.Zone);

    private static string Masked(ViewRow row)
    {
        var written = new System.Buffers.ArrayBufferWriter<byte>(row.Body.Length + 64);
        using (var json = new Utf8JsonWriter(written)) MaskedJson.Of(KindCatalog.Find(row.Kind)!.ViewType).Write(row.Body.Span, json);
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }

    private static (string Kind, string Place) Split(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? (key[..slash], key[(slash + 1)..]) : ("", "");
}

/// <summary>The boards <c>thing/&lt;kind&gt;/&lt;id&gt;</c>: that a thing changed. Its page follows it.</summary>
internal sealed class ThingBoard(IOptions<BoardOptions> boards) : IBoardKind
{
    private const string Head = "thing/";

    public string Name => "thing";

    public bool HasPast => false;

    public string? ParseKey(string key) => KindCatalog.OfStream(key) is var (kind, id) && kind.ParseId(id) is { } canonical ? kind.Stream(canonical) : null;

    public string PlaceOf(string key) => "";

    public string? SubjectOf(string key) => key;

    public string? ShowsKind(string key) => key[..key.IndexOf('/', StringComparison.Ordinal)];

    public void Concerns(string stream, ViewRow row, ref BoardTopics topics) => topics.Add(Head, stream);

    public object? Fact(ViewRow row) => ChangesFold.Of(row, null);

    public IReadOnlyList<ViewScan> Scans(string key, IReadOnlyList<string> topics, DateTimeOffset now) => [];

    public BoardFold Open(string key, IReadOnlyList<string> topics) => new ChangesFold(boards.Value.Zone);
}

/// <summary>What changed since the last frame. What is held of a thing is let go of with the next look at the views.</summary>
internal sealed class ChangesFold : BoardFold
{
    private readonly Changes _changes;

    public ChangesFold(TimeZoneInfo zone) : base(zone) => _changes = Part(new Changes());

    /// <summary>The change without id and version, which the fact has.</summary>
    public static Change Of(ViewRow row, string? view) => new(
        "", 0, ContactMask.Mask(row.Title), row.Status, row.Owner, row.DueAt, row.Area, row.Chain, [.. row.Turns], view);

    protected override void Replace(BoardFact? old, BoardFact? fact)
    {
        if (fact?.Content is Change change) _changes.Add(change with { Id = fact.Stream[(fact.Stream.IndexOf('/', StringComparison.Ordinal) + 1)..], Version = fact.Version });
    }

    protected override Frame Make(FrameHead head, FramePart part)
    {
        var (items, isCut) = _changes.Take(part);
        return new ChangesFrame(head.Board, head.Sequence, head.Kind, head.At, head.Newest, items, isCut);
    }

    private sealed class Changes : IBoardPart
    {
        private const int Most = 200;
        private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
        private Dictionary<string, Change> _waiting = [];
        private bool _isCut;
        private DateTimeOffset _sentAt;

        public void Add(Change change)
        {
            if (_waiting.Count < Most || _waiting.ContainsKey(change.Id)) _waiting[change.Id] = change;
            else _isCut = true;
        }

        public bool IsDue(DateTimeOffset now)
        {
            if (_waiting.Count == 0 || now - _sentAt < Pace) return false;
            _sentAt = now;
            return true;
        }

        public TimeSpan? Waits(DateTimeOffset now) => _waiting.Count > 0 ? Pace - (now - _sentAt) : null;

        public (IReadOnlyList<Change> Items, bool IsCut) Take(FramePart part)
        {
            if (part is not FramePart.Changed) return ([], false);
            var taken = ((IReadOnlyList<Change>)[.. _waiting.Values], _isCut);
            (_waiting, _isCut) = ([], false);
            return taken;
        }
    }
}
