namespace Coordination.Core.Enterprises;

/// <summary>The rules of a firm that can say no.</summary>
public static class EnterpriseRefusals
{
    /// <summary>A firm keeps its area.</summary>
    public const string OtherArea = "enterprise.other-area";

    /// <summary>The firm goes on in another chain.</summary>
    public const string Moved = "enterprise.moved";

    /// <summary>It is in that chain already.</summary>
    public const string SameChain = "enterprise.same-chain";

    /// <summary>The new id is another firm's.</summary>
    public const string IdTaken = "enterprise.id-taken";

    /// <summary>What doesn't run has a cause.</summary>
    public const string NoCause = "enterprise.no-cause";

    /// <summary>What runs has no cause and no end.</summary>
    public const string RunningHasNoCause = "enterprise.running-has-no-cause";

    /// <summary>A planned stop has a date of return.</summary>
    public const string NoReturnDate = "enterprise.no-return-date";

    /// <summary>The date lies in the past, or more than five years ahead.</summary>
    public const string UntilOutOfRange = "enterprise.until-out-of-range";

    /// <summary>What stands has no load.</summary>
    public const string NotRunning = "enterprise.not-running";

    /// <summary>No such attribute is declared.</summary>
    public const string UnknownAttribute = "enterprise.unknown-attribute";

    /// <summary>A number where a word is due, or the other way round.</summary>
    public const string WrongType = "enterprise.wrong-type";

    /// <summary>Another unit than declared.</summary>
    public const string WrongUnit = "enterprise.wrong-unit";

    /// <summary>Outside the bounds declared, finer than declared, or no word of the choice.</summary>
    public const string OutOfRange = "enterprise.out-of-range";

    /// <summary>Only a standalone organisation needs no unit.</summary>
    public const string NoUnit = "enterprise.no-unit";

    /// <summary>A standalone organisation has no unit.</summary>
    public const string UnitNotNeeded = "enterprise.unit-not-needed";

    /// <summary>The unit belongs to another chain.</summary>
    public const string ForeignUnit = "enterprise.foreign-unit";

    /// <summary>A temporary project branch has a project.</summary>
    public const string NoProject = "enterprise.no-project";

    /// <summary>Only a temporary project branch has a project.</summary>
    public const string ProjectNotNeeded = "enterprise.project-not-needed";

    /// <summary>The project belongs to another chain.</summary>
    public const string ForeignProject = "enterprise.foreign-project";

    /// <summary>The project has ended.</summary>
    public const string ProjectEnded = "enterprise.project-ended";

    /// <summary>An organisation keeps its form and its project.</summary>
    public const string OtherForm = "enterprise.other-form";

    /// <summary>A firm has one committee at most.</summary>
    public const string SecondCommittee = "enterprise.second-committee";

    /// <summary>20 organisations are the limit.</summary>
    public const string TooManyBranches = "enterprise.too-many-branches";
}
