using System.Text;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.Storage.Tests;

/// <summary>Commits to write.</summary>
internal static class Commits
{
    /// <summary>With a part of a microsecond, which no engine may round away.</summary>
    public static DateTimeOffset Noon { get; } = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    public static Commit Grid(string code, long version, string view = "{}", params Message[] messages) =>
        Of($"grids/{code}", version, code, view: view, messages: messages);

    public static Commit Of(
        string stream, long version, string area = "360424", string? status = null, string? chain = null,
        DateTimeOffset? due = null, DateTimeOffset? alarm = null, DateTimeOffset? at = null, string view = "{}",
        IReadOnlyList<Message>? messages = null, string title = "", string? owner = null, IReadOnlyList<Turn>? turns = null) => new(
        stream, version, at ?? Noon, Utf8($"""[{"{"}"k":"{stream}@{version}"{"}"}]"""),
        new ViewRow(stream[..stream.IndexOf('/')], null)
        {
            Area = area,
            Status = status,
            Chain = chain,
            DueAt = due,
            AlarmAt = alarm,
            Title = title,
            Owner = owner,
            Turns = turns ?? [],
            Body = Utf8(view),
        },
        messages ?? []);

    /// <summary>The same commit as the next after <paramref name="before"/>.</summary>
    public static Commit After(this Commit commit, Commit before) => commit with { Before = before.View };

    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(this ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    /// <summary>A 15-digit grid code under Xiushui.</summary>
    public static string Code(int number) => $"360424{number:D9}";
}
