namespace Coordination.Core.Units;

/// <summary>The rules of a unit that can say no.</summary>
public static class UnitRefusals
{
    /// <summary>A firm's unit names its firm, a department names none.</summary>
    public const string WrongSort = "unit.wrong-sort";

    /// <summary>The firm belongs to another chain.</summary>
    public const string ForeignFirm = "unit.foreign-firm";
}
