namespace Coordination.Core.Journal;

/// <summary>
/// What a rule says of a command: these events happened, nothing is to do (it was so already), refused by a named
/// rule, or unknown (there is no such thing).
/// </summary>
public readonly record struct Verdict<TEvent>
{
    private Verdict(IReadOnlyList<TEvent> events, string? refusal, bool unknown) =>
        (Events, Refusal, IsUnknown) = (events, refusal, unknown);

    /// <summary>In order; empty unless something happened.</summary>
    public IReadOnlyList<TEvent> Events { get => field ?? []; }

    /// <summary>The rule's code, for example <c>grid.no-member</c>; null unless refused.</summary>
    public string? Refusal { get; }

    /// <summary>True when the thing the command is for does not exist.</summary>
    public bool IsUnknown { get; }

    /// <summary>One event happened.</summary>
    public static implicit operator Verdict<TEvent>(TEvent happened) => new([happened], null, false);

    /// <summary>A rule said no.</summary>
    public static implicit operator Verdict<TEvent>(Refused refused) => new([], refused.Code, false);

    /// <summary>It was so already.</summary>
    public static Verdict<TEvent> Nothing { get; } = new([], null, false);

    /// <summary>There is no such thing.</summary>
    public static Verdict<TEvent> Unknown { get; } = new([], null, true);

    /// <summary>Several events happened, in this order.</summary>
    public static Verdict<TEvent> Happened(params IReadOnlyList<TEvent> events) => new(events, null, false);
}

/// <summary>A rule said no.</summary>
/// <param name="Code">The rule's code; every code has a sentence in both languages.</param>
public readonly record struct Refused(string Code);
