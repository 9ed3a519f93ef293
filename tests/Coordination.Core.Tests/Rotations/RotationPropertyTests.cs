using System.Text.Json;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;
using Coordination.Core.Rotations;
using FsCheck;
using FsCheck.Fluent;
using static Coordination.Core.Tests.Rotations.Terms;

namespace Coordination.Core.Tests.Rotations;

public sealed class RotationPropertyTests
{
    private static readonly string[] Units = [Blue, Red, Green];

    [Fact]
    public void Whatever_is_planned_swapped_and_cut_short_one_unit_chairs_and_none_twice_in_a_row() => Prop.ForAll(Courses, course =>
    {
        var terms = Running();
        foreach (var (what, number, days) in course)
        {
            terms.Pass(days);
            if (number % 2 == 0) terms.Wake();
            terms.Does(number % 3 == 0 ? Chief : By(Units[number % 3]), Command(terms, what, number));
            var rotation = terms.Rotation;
            var row = rotation.Held.Select(one => one.Unit).Append(rotation.Current!.Unit).Concat(rotation.Planned.Select(one => one.Unit)).ToList();
            if (row.Zip(row.Skip(1)).Any(two => two.First == two.Second)) return false;
            if (rotation.Chair is null) return false;
            // No gap between who chaired: where one ends the next begins.
            var begun = rotation.Held.Select(one => (one.From, one.Until)).ToList();
            if (begun.Zip(begun.Skip(1)).Any(two => two.First.Until != two.Second.From) || begun.Any(one => one.Until < one.From)) return false;
            if (begun.Count > 0 && begun[^1].Until != rotation.Current.From) return false;
            if (rotation.Planned.Zip(rotation.Planned.Skip(1)).Any(two => two.First.To > two.Second.From)) return false;
            if (rotation.Planned.Select(one => one.Term).Append(rotation.Current.Term).Concat(rotation.Held.Select(one => one.Term)).Distinct().Count() < row.Count) return false;
        }
        terms.Wake();
        return terms.Rotation.OnWake(terms.Now) is null && terms.Events.OfType<ChairPassed>().Select(one => one.Term).Distinct().Count() == terms.Events.OfType<ChairPassed>().Count();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Its_history_read_back_makes_the_same_rotation() => Prop.ForAll(Courses, course =>
    {
        var terms = Running();
        foreach (var (what, number, days) in course)
        {
            terms.Pass(days);
            terms.Wake();
            terms.Does(number % 3 == 0 ? Chief : By(Units[number % 3]), Command(terms, what, number));
        }
        var again = terms.Events
            .Select(one => JsonSerializer.Deserialize<RotationEvent>(JsonSerializer.SerializeToUtf8Bytes(one, StoredJson.Options), StoredJson.Options)!)
            .Aggregate(Rotation.Empty("steel"), (state, happened) => state.Apply(happened));
        return JsonSerializer.Serialize(again.View(), StoredJson.Options) == JsonSerializer.Serialize(terms.Rotation.View(), StoredJson.Options)
            && JsonSerializer.Serialize(again.Details(), StoredJson.Options) == JsonSerializer.Serialize(terms.Rotation.Details(), StoredJson.Options);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static Arbitrary<(int What, int Number, double Days)[]> Courses { get; } = (
        from what in Gen.Choose(0, 8)
        from number in Gen.Choose(0, 8)
        from days in Gen.Elements(0d, 0.5, 3, 12, 31)
        select (what, number, days)).ArrayOf().Resize(40).ToArbitrary();

    private static RotationCommand Command(Terms terms, int what, int number)
    {
        var (ahead, swaps) = (terms.Rotation.Planned, terms.Rotation.Swaps);
        int Some() => ahead.IsEmpty ? number : ahead[number % ahead.Count].Term;
        int Swap() => swaps.IsEmpty ? number : swaps[^1].Swap;
        return what switch
        {
            0 => new PlanTerms([.. Enumerable.Range(0, 4).Select(at => new PlannedTerm(Units[(at + number) % 3], terms.Now.AddDays(30 + 40 * at), terms.Now.AddDays(65 + 40 * at)))]),
            1 => new PlanTerms([.. ahead.Take(3).Select(one => new PlannedTerm(one.Unit, one.From.AddDays(1), one.To.AddDays(1), one.Term)).DefaultIfEmpty(new PlannedTerm(Units[number % 3], terms.Now.AddDays(50), terms.Now.AddDays(70)))]),
            2 or 3 => new OfferSwap(Some(), number > 5 ? null : Some() + 1),
            4 or 5 => new TakeSwap(Swap(), number > 4 ? Some() : null),
            6 => number > 4 ? new WithdrawSwap(Swap()) : new UndoSwap(Swap()),
            7 => new EndEarly("x"),
            _ => number > 4 ? new NameActing(Units[number % 3], terms.Now.AddDays(number), "away") : new Acknowledge(terms.Rotation.Current!.Term),
        };
    }
}
