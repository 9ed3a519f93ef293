namespace Coordination.Core.Boards;

/// <summary>
/// Takes the topics that a view concerns and looks each up among the leases at once, so that a topic nobody listens to
/// costs a look and no text.
/// </summary>
public ref struct BoardTopics
{
    private readonly ILeases _leases;
    private readonly Span<char> _text;

    internal BoardTopics(ILeases leases, Span<char> text)
    {
        _leases = leases;
        _text = text;
    }

    /// <summary>The longest topic that is looked up; nobody can listen to a longer one.</summary>
    public const int Longest = 320;

    /// <summary>Adds <c>head</c> followed by <c>tail</c>.</summary>
    public readonly void Add(ReadOnlySpan<char> head, ReadOnlySpan<char> tail)
    {
        if (head.Length + tail.Length > _text.Length) return;
        head.CopyTo(_text);
        tail.CopyTo(_text[head.Length..]);
        _leases.Found(_text[..(head.Length + tail.Length)]);
    }

    /// <summary>Looks up who listens.</summary>
    internal interface ILeases
    {
        void Found(ReadOnlySpan<char> topic);
    }
}
