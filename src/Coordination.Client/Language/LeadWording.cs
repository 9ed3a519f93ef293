using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Coordination.Client.Language;

/// <summary>Says by how much something is ahead of its plan or behind it.</summary>
public static class LeadWording
{
    private const int MonthsFrom = 60;
    private const double DaysOfMonth = 30.44;

    /// <summary>A signed number of days; from 60 on in months, rounded to the nearest; on plan in words.</summary>
    public static string Lead(this IStringLocalizer texts, int days)
    {
        if (days == 0) return texts["lead-on-plan"];
        var size = Math.Abs(days);
        var (word, count) = size < MonthsFrom ? ("lead-days", size) : ("lead-months", (int)Math.Round(size / DaysOfMonth));
        return (days < 0 ? "−" : "+") + texts[word, count.ToString(CultureInfo.InvariantCulture)];
    }
}
