namespace Coordination.Core.Matters;

/// <summary>The rules of a matter that can say no.</summary>
public static class MatterRefusals
{
    /// <summary>There is a matter with this id already.</summary>
    public const string AlreadyReported = "matter.already-reported";

    /// <summary>The matter waits for another step.</summary>
    public const string WrongStep = "matter.wrong-step";

    /// <summary>A matter is dispatched within its community only.</summary>
    public const string OtherCommunity = "matter.other-community";

    /// <summary>The place named is not a grid.</summary>
    public const string NotAGrid = "matter.not-a-grid";
}
