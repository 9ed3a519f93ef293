using Coordination.Contracts.Enterprises;
using Coordination.Core.Journal;

namespace Coordination.Core.Enterprises;

/// <summary>Whether a value fits what its attribute declares.</summary>
internal static class AttributeRules
{
    public static Verdict<EnterpriseEvent> Decide(RecordAttribute said, AttributeValue? now)
    {
        if (EnterpriseAttributes.Find(said.Attribute) is not { } declared) return new Refused(EnterpriseRefusals.UnknownAttribute);
        if (said is { Number: null, Word: null, Unit: null })
            return now is null ? Verdict<EnterpriseEvent>.Nothing : new AttributeRemoved(said.Attribute);
        if (Fault(said, declared) is { } fault) return new Refused(fault);
        return now is not null && (now.Number, now.Word) == (said.Number, said.Word)
            ? Verdict<EnterpriseEvent>.Nothing
            : new AttributeRecorded(said.Attribute, said.Number, said.Word);
    }

    private static string? Fault(RecordAttribute said, AttributeDeclaration declared)
    {
        var isNumber = declared.Unit is not null;
        if ((said.Number is not null) != isNumber || (said.Word is not null) == isNumber) return EnterpriseRefusals.WrongType;
        if (said.Unit != declared.Unit) return EnterpriseRefusals.WrongUnit;
        var fits = said.Number is { } number
            ? number >= declared.Least && number <= declared.Most && decimal.Round(number, declared.Decimals) == number
            : declared.Words.Contains(said.Word!);
        return fits ? null : EnterpriseRefusals.OutOfRange;
    }
}
