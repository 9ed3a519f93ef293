namespace Coordination.Core.Boards;

/// <summary>Counts by the days of a place.</summary>
public static class Days
{
    /// <summary>The day that it is then in the zone.</summary>
    public static DateOnly Of(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>Adds to a count and forgets one that comes to zero.</summary>
    public static void Add<TKey>(Dictionary<TKey, int> counts, TKey key, int sign) where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key) + sign;
        if (count == 0) counts.Remove(key);
        else counts[key] = count;
    }
}
