using System.Buffers;
using Coordination.Core.Journal;

namespace Coordination.Storage.Journal;

/// <summary>What both engines can hold as text. One commit that they refuse would take its whole transaction along.</summary>
internal static class StoredText
{
    private static readonly SearchValues<char> Refused =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '\0']);

    /// <exception cref="ArgumentException">An id, a status or a target holds NUL or a surrogate.</exception>
    public static void Check(Commit commit)
    {
        var view = commit.View;
        Check(commit.Stream);
        Check(view.Kind);
        Check(view.Area);
        Check(view.Chain);
        Check(view.Status);
        Check(view.Owner);
        foreach (var turn in view.Turns)
            Check(turn.Place);
        foreach (var message in commit.Messages)
            Check(message.Target);
        ArgumentOutOfRangeException.ThrowIfLessThan(commit.Version, 1, nameof(commit));
    }

    private static void Check(string? text)
    {
        if (text.AsSpan().ContainsAny(Refused))
            throw new ArgumentException("An id, a status or a target holds a character that can't be stored.", nameof(text));
    }
}
