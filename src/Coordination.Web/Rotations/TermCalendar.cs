using Coordination.Contracts.Rotations;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Coordination.Web.Rotations;

/// <summary>A chain's terms as a calendar (RFC 5545), one event each.</summary>
internal static class TermCalendar
{
    private const int MostHeld = 24;

    /// <param name="rotation">The terms that go on and come.</param>
    /// <param name="details">Those that are over.</param>
    /// <param name="names">What units are called, by id.</param>
    /// <param name="changed">When that changed last.</param>
    /// <param name="isEnglish">The language; else Chinese.</param>
    public static string Of(RotationView rotation, RotationDetails details, IReadOnlyDictionary<string, string> names, DateTimeOffset changed, bool isEnglish)
    {
        var calendar = new Calendar { ProductId = "-//OrleansCoordination//Rotation//EN" };
        calendar.AddProperty("X-WR-CALNAME", isEnglish ? "Chair" : "轮值主席");
        void Add(int term, string unit, DateTimeOffset from, DateTimeOffset to) => calendar.Events.Add(new CalendarEvent
        {
            Uid = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"term-{term}@{rotation.Id}"),
            DtStamp = Moment(changed),
            Start = Moment(from),
            End = Moment(to),
            Summary = isEnglish ? $"Chair: {names.GetValueOrDefault(unit, unit)}" : $"轮值主席：{names.GetValueOrDefault(unit, unit)}",
        });
        foreach (var one in details.Held.TakeLast(MostHeld)) Add(one.Term, one.Unit, one.From, one.Until);
        foreach (var one in rotation.Planned.Prepend(rotation.Current).OfType<TermView>()) Add(one.Term, one.Unit, one.From, one.To);
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalDateTime Moment(DateTimeOffset at) => new(at.UtcDateTime, hasTime: true);
}
