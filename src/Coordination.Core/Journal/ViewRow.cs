using Coordination.Contracts;
using Coordination.Contracts.Gate;

namespace Coordination.Core.Journal;

/// <summary>The newest view of a stream, with what lists and boards find it by.</summary>
/// <param name="Kind">The kind, for example <c>matters</c>.</param>
/// <param name="View">The view record itself; null when read back.</param>
public sealed record ViewRow(string Kind, object? View)
{
    /// <summary>The area it stands in, 6–15 digits; empty for none.</summary>
    public string Area { get; init; } = "";

    /// <summary>The chain path it stands at; null for none.</summary>
    public string? Chain { get; init; }

    /// <summary>A word of the kind's own, in kebab case; null for none.</summary>
    public string? Status { get; init; }

    /// <summary>True when the status changes many times a day: it is then filtered by without an index of its own.</summary>
    public bool IsMomentary { get; init; }

    /// <summary>One line that says what it is.</summary>
    public string Title { get; init; } = "";

    /// <summary>What people call it by in its chain or place, as <see cref="SeriesNumber"/> writes it; null for a thing without a number.</summary>
    public string? Number { get; init; }

    /// <summary>More that a search finds it by; null for nothing. Contact data in it is masked before it is kept.</summary>
    public string? Text { get; init; }

    /// <summary>Whose it is: an account's id, or a unit's; null for nobody's.</summary>
    public string? Owner { get; init; }

    /// <summary>The deadline a person sees, UTC.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What it waits for; empty for nothing. At most 8.</summary>
    public IReadOnlyList<Turn> Turns { get; init; } = [];

    /// <summary>When the thing wants to be woken, UTC; null for never.</summary>
    public DateTimeOffset? AlarmAt { get; init; }

    /// <summary>The view as UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Where it stands.</summary>
    public Standing Stands => new(Area, Chain);

    /// <summary>With the JSON body filled in.</summary>
    public ViewRow WithBody() =>
        this with { Body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(View, View!.GetType(), WireJson.Options) };
}
