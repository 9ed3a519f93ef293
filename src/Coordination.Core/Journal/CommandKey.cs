namespace Coordination.Core.Journal;

/// <summary>
/// The id of a command on its stream: the same key gets the first answer again. What callers send and what the server
/// itself makes never meet: a caller's key is printable ASCII, the server's own begins with a character that is not.
/// </summary>
[GenerateSerializer, Immutable, Alias("journal.command-key")]
public readonly record struct CommandKey
{
    private const char Inner = '§';
    private const int Longest = 128;

    private CommandKey(string value) => Value = value;

    /// <summary>As stored and shown in history.</summary>
    [Id(0)]
    public string Value { get => field ?? ""; private init; }

    /// <summary>Takes a caller's key: 1–128 printable ASCII characters.</summary>
    public static bool TryParse(string text, out CommandKey key)
    {
        var good = text.Length is >= 1 and <= Longest && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;
        key = good ? new CommandKey(text) : default;
        return good;
    }

    /// <summary>A caller's key.</summary>
    /// <exception cref="FormatException">It is not 1–128 printable ASCII characters.</exception>
    public static CommandKey OfCaller(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException("A key has 1–128 printable ASCII characters.");

    /// <summary>A key of the server's own, which no caller can send.</summary>
    public static CommandKey OfServer(string text) => new(Inner + text);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
