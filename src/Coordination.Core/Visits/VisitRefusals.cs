namespace Coordination.Core.Visits;

/// <summary>The rules of a visit that can say no.</summary>
public static class VisitRefusals
{
    /// <summary>The visit was to another firm.</summary>
    public const string OtherFirm = "visit.other-firm";

    /// <summary>The unit belongs to another chain than the firm.</summary>
    public const string ForeignUnit = "visit.foreign-unit";

    /// <summary>A unit records its own visits, and corrects only those.</summary>
    public const string NotYourUnit = "visit.not-your-unit";

    /// <summary>The day lies ahead, or more than five years back.</summary>
    public const string DayOutOfRange = "visit.day-out-of-range";

    /// <summary>The record was taken back.</summary>
    public const string Withdrawn = "visit.withdrawn";

    /// <summary>50 problems of one visit are the limit.</summary>
    public const string TooManyProblems = "visit.too-many-problems";
}
