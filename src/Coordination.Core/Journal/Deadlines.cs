using System.Text.Json.Serialization;

namespace Coordination.Core.Journal;

/// <summary>The deadlines of one thing, at most one under each name. Immutable.</summary>
/// <remarks>A state hands <see cref="Next"/> to <see cref="ViewRow.AlarmAt"/> and asks <see cref="Passed"/> in <see cref="IWakes{TCommand}.OnWake"/>.</remarks>
[method: JsonConstructor]
public readonly struct Deadlines<TName>(IReadOnlyDictionary<TName, DateTimeOffset> all) where TName : struct, Enum
{
    /// <summary>All of them, UTC.</summary>
    public IReadOnlyDictionary<TName, DateTimeOffset> All => all ?? new Dictionary<TName, DateTimeOffset>();

    /// <summary>The earliest, UTC; null when there is none.</summary>
    [JsonIgnore]
    public DateTimeOffset? Next => All.Count == 0 ? null : All.Values.Min();

    /// <summary>That one, UTC; null when it is not set.</summary>
    public DateTimeOffset? this[TName name] => All.TryGetValue(name, out var at) ? at : null;

    /// <summary>With that one moved, or taken off for null.</summary>
    public Deadlines<TName> With(TName name, DateTimeOffset? at)
    {
        var changed = new Dictionary<TName, DateTimeOffset>(All);
        if (at is { } moment) changed[name] = moment;
        else changed.Remove(name);
        return new(changed);
    }

    /// <summary>The one that passed first, at or before <paramref name="now"/>; of two at one moment the one declared first; null for none.</summary>
    public TName? Passed(DateTimeOffset now) => All
        .Where(one => one.Value <= now)
        .OrderBy(one => one.Value).ThenBy(one => one.Key)
        .Select(one => (TName?)one.Key).FirstOrDefault();
}
