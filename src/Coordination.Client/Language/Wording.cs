using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Coordination.Client.Language;

/// <summary>Says moments, durations and happenings in the reader's language.</summary>
public static class Wording
{
    private static readonly DateOnly LastDay = new(9000, 1, 1);
    private static readonly TimeZoneInfo Place = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>A moment as the clock of the place shows it.</summary>
    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Place);

    /// <summary>The day that it is then at the place.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>The first moment of a day at the place, UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Place.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue))).ToUniversalTime();

    /// <summary>The last second of a day at the place, UTC; of a day in the far future that of a day before it.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day < LastDay ? day.AddDays(1) : LastDay).AddSeconds(-1);

    /// <summary><c>14:36:08</c>.</summary>
    public static string Clock(DateTimeOffset at) => Local(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A day and minute, for lists and histories.</summary>
    public static string Moment(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day with its weekday, as a person says it.</summary>
    public static string Day(this IStringLocalizer texts, DateTimeOffset at) =>
        Local(at).ToString(texts["day-format"], CultureInfo.CurrentCulture);

    /// <summary>A day of the year without its weekday, as a person says it.</summary>
    public static string MonthDay(this IStringLocalizer texts, DateTimeOffset at) =>
        Local(at).ToString(texts["month-day-format"], CultureInfo.CurrentCulture);

    /// <summary>A number that people read, for example <c>W-017</c>.</summary>
    public static string Number(string series, int number) => $"{series}-{number.ToString("000", CultureInfo.InvariantCulture)}";

    /// <summary>How old data is: tenths below ten seconds, then seconds, then minutes.</summary>
    public static string Age(this IStringLocalizer texts, TimeSpan age) => age.TotalSeconds switch
    {
        < 10 => texts["age-seconds", Math.Max(0, age.TotalSeconds).ToString("0.0", CultureInfo.InvariantCulture)],
        < 120 => texts["age-seconds", ((int)age.TotalSeconds).ToString(CultureInfo.InvariantCulture)],
        < 7200 => texts["age-minutes", (int)age.TotalMinutes],
        _ => texts["age-hours", (int)age.TotalHours],
    };

    /// <summary>How long something lasts or is late, in its two largest units.</summary>
    public static string Lasting(this IStringLocalizer texts, TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => texts["under-a-minute"],
        { TotalHours: < 1 } => texts["minutes", (int)span.TotalMinutes],
        { TotalDays: < 1 } => texts["hours-minutes", (int)span.TotalHours, span.Minutes.ToString("00", CultureInfo.InvariantCulture)],
        _ => texts["days-hours", (int)span.TotalDays, span.Hours],
    };

    /// <summary>A rate in per cent with one decimal; a dash where nothing counts yet.</summary>
    public static string Rate(double? rate) =>
        rate is { } r ? (r * 100).ToString(r >= 0.99995 ? "0" : "0.0", CultureInfo.InvariantCulture) + "%" : "–";

    /// <summary>
    /// What happened: the text <c>did-</c> and the event's stored name with or without its version, and where there is one
    /// for it, with the event's <paramref name="word"/>. A name that this client does not know is said neutrally; the
    /// detail is always plain text and cut to <paramref name="length"/> columns.
    /// </summary>
    public static string Happening(this IStringLocalizer texts, string what, string? word, string? detail, int length = 40)
    {
        var name = WithoutVersion(what);
        var text = texts[$"did-{name}-{word}"];
        if (text.ResourceNotFound) text = texts[$"did-{name}"];
        if (text.ResourceNotFound) text = texts["did-something"];
        return string.IsNullOrEmpty(detail) ? text : texts["did-with-detail", text, Cut(detail, length)];
    }

    /// <summary>True when <see cref="Happening"/> has a text of its own for the word.</summary>
    public static bool Knows(this IStringLocalizer texts, string what, string word) =>
        !texts[$"did-{WithoutVersion(what)}-{word}"].ResourceNotFound;

    /// <summary>
    /// At most <paramref name="length"/> columns, of which a Chinese character takes two and a Latin letter one; the
    /// rest is told by an ellipsis.
    /// </summary>
    public static string Cut(string text, int length)
    {
        var columns = 0;
        var fits = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            columns += Width(elements.GetTextElement());
            if (columns > length) return text[..fits].TrimEnd() + "…";
            if (columns < length) fits = elements.ElementIndex + elements.GetTextElement().Length;
        }
        return text;
    }

    /// <summary>How many columns the text takes.</summary>
    public static int Columns(string text)
    {
        var columns = 0;
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();) columns += Width(elements.GetTextElement());
        return columns;
    }

    private static int Width(string element) => element is [>= '\u1100', ..] ? 2 : 1;

    /// <summary>A word of a list as the keys of texts hold it: in lower case.</summary>
#pragma warning disable CA1308 // Keys are lower case.
    public static string Word(Enum word) => word.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    private static string WithoutVersion(string what)
    {
        var dot = what.LastIndexOf(".v", StringComparison.Ordinal);
        return dot > 0 && int.TryParse(what.AsSpan(dot + 2), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? what[..dot]
            : what;
    }
}
