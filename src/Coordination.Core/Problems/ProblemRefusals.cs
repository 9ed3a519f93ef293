namespace Coordination.Core.Problems;

/// <summary>The rules of a problem that can say no.</summary>
public static class ProblemRefusals
{
    /// <summary>It was filed.</summary>
    public const string AlreadyFiled = "problem.already-filed";

    /// <summary>What a firm files is its own and comes by its own door; nobody else uses that door.</summary>
    public const string WrongDoor = "problem.wrong-door";

    /// <summary>The firm belongs to another chain.</summary>
    public const string ForeignFirm = "problem.foreign-firm";

    /// <summary>A unit is named twice, or belongs to another chain.</summary>
    public const string WrongUnits = "problem.wrong-units";

    /// <summary>The deadline lies in the past, or more than five years ahead.</summary>
    public const string DueOutOfRange = "problem.due-out-of-range";

    /// <summary>It is closed.</summary>
    public const string Closed = "problem.closed";

    /// <summary>No unit owes an answer.</summary>
    public const string NotAssigned = "problem.not-assigned";

    /// <summary>Another unit owes the answer.</summary>
    public const string NotOwner = "problem.not-owner";

    /// <summary>It wasn't answered yet.</summary>
    public const string NotAnswered = "problem.not-answered";

    /// <summary>Only the firm that asked closes it or opens it again.</summary>
    public const string OnlyFirm = "problem.only-firm";

    /// <summary>What was solved is opened again within 30 days.</summary>
    public const string TooLate = "problem.too-late";

    /// <summary>A problem goes on in another open one of its chain.</summary>
    public const string WrongTarget = "problem.wrong-target";

    /// <summary>A unit works on it: it is merged or solved, not taken back.</summary>
    public const string AlreadyAssigned = "problem.already-assigned";
}
