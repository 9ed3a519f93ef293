namespace Coordination.Core.Rotations;

/// <summary>The rules of a rotation that can say no.</summary>
public static class RotationRefusals
{
    /// <summary>The unit belongs to another chain.</summary>
    public const string ForeignUnit = "rotation.foreign-unit";

    /// <summary>A term lasts a day at least.</summary>
    public const string TooShort = "rotation.too-short";

    /// <summary>Terms are planned for five years ahead at the most; the first of all begins a year ago at the earliest, others from now on.</summary>
    public const string OutOfRange = "rotation.out-of-range";

    /// <summary>Two terms overlap.</summary>
    public const string Overlap = "rotation.overlap";

    /// <summary>No unit chairs two terms in a row, unless it is alone.</summary>
    public const string TwiceInARow = "rotation.twice-in-a-row";

    /// <summary>No planned term has that number.</summary>
    public const string NoSuchTerm = "rotation.no-such-term";

    /// <summary>The term has begun.</summary>
    public const string TermBegun = "rotation.term-begun";

    /// <summary>It is another unit's term.</summary>
    public const string NotYourTerm = "rotation.not-your-term";

    /// <summary>A unit doesn't swap with itself.</summary>
    public const string SwapWithItself = "rotation.swap-with-itself";

    /// <summary>The term is offered already.</summary>
    public const string AlreadyOffered = "rotation.already-offered";

    /// <summary>No offer has that number.</summary>
    public const string NoSuchSwap = "rotation.no-such-swap";

    /// <summary>The offer is open no longer, or was not taken.</summary>
    public const string SwapOver = "rotation.swap-over";

    /// <summary>It was not said which term is given for it.</summary>
    public const string WhichTerm = "rotation.which-term";

    /// <summary>Another term was asked for.</summary>
    public const string OtherTerm = "rotation.other-term";

    /// <summary>20 open offers are the limit.</summary>
    public const string TooManySwaps = "rotation.too-many-swaps";

    /// <summary>Only the unit whose term it is and the chiefs do that.</summary>
    public const string NotChair = "rotation.not-chair";

    /// <summary>Nobody chairs yet.</summary>
    public const string NoChair = "rotation.no-chair";

    /// <summary>No term is planned after this one.</summary>
    public const string NoNext = "rotation.no-next";

    /// <summary>The unit chairs itself.</summary>
    public const string ChairsItself = "rotation.chairs-itself";

    /// <summary>The hash isn't one.</summary>
    public const string MalformedHash = "rotation.malformed-hash";

    /// <summary>50 calendars are the limit.</summary>
    public const string TooManyCalendars = "rotation.too-many-calendars";

    /// <summary>There is nothing to acknowledge for that term.</summary>
    public const string NothingToAcknowledge = "rotation.nothing-to-acknowledge";
}
