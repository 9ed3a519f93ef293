using System.Globalization;
using Coordination.Contracts.Meetings;

namespace Coordination.Client.Meetings;

/// <summary>Clocks of a room. They count from the server's moments, so all screens show the same.</summary>
public static class RoomTime
{
    /// <summary><c>11:32</c>, or <c>1:02:03</c> from an hour on.</summary>
    public static string Clock(TimeSpan span) => span.TotalHours >= 1
        ? span.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)
        : span.ToString(@"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>The same of seconds.</summary>
    public static string Clock(int seconds) => Clock(TimeSpan.FromSeconds(seconds));

    /// <summary>How long the item in hand has been discussed in all; whole seconds, never below zero.</summary>
    public static TimeSpan Spent(RoomItem hand, AgendaItem item, DateTimeOffset now) =>
        hand.EndsAt is { } ends ? Whole(TimeSpan.FromMinutes(item.Minutes) - (ends - now)) : TimeSpan.Zero;

    /// <summary>By how much the item in hand is over its time; zero while it isn't.</summary>
    public static TimeSpan Over(RoomItem hand, DateTimeOffset now) => hand.EndsAt is { } ends ? Whole(now - ends) : TimeSpan.Zero;

    /// <summary>How long the speaker has spoken.</summary>
    public static TimeSpan Spoken(Speaker speaker, DateTimeOffset now) =>
        Whole(TimeSpan.FromSeconds(speaker.Used) + (speaker.Since is { } since ? now - since : TimeSpan.Zero));

    /// <summary>When the meeting will be over if all goes as planned from now on; what overruns moves it.</summary>
    public static DateTimeOffset EndOf(RoomItem hand, IEnumerable<AgendaItem> agenda, DateTimeOffset now)
    {
        var left = hand.EndsAt is { } ends && ends > now ? ends - now : TimeSpan.Zero;
        return now + left + TimeSpan.FromMinutes(agenda.Where(one => one.Status is ItemStatus.Planned).Sum(one => one.Minutes));
    }

    private static TimeSpan Whole(TimeSpan span) => span <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Floor(span.TotalSeconds));
}
