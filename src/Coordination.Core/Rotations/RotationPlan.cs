using Coordination.Contracts.Areas;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;

namespace Coordination.Core.Rotations;

// How terms are planned.
public sealed partial record Rotation
{
    private const int YearsAhead = 5;
    private static readonly TimeSpan LeastTerm = TimeSpan.FromDays(1), YearBack = TimeSpan.FromDays(366);

    private Verdict<RotationEvent> Plan(PlanTerms said, DecisionContext context)
    {
        if (context.Gathered?.Items is not [{ Row: { Kind: "chains" } row }, ..]) return Verdict<RotationEvent>.Unknown;
        if (said.Terms.Any(one => IsForeign(one.Unit))) return new Refused(RotationRefusals.ForeignUnit);
        if (said.Terms.Any(one => one.To - one.From < LeastTerm)) return new Refused(RotationRefusals.TooShort);
        if (said.Terms.Any(one => !IsInRange(one, context.Now))) return new Refused(RotationRefusals.OutOfRange);
        // What should have begun just now begins: the server is about to say so.
        if (Planned.Exists(term => term.From <= context.Now && !said.Terms.Any(one => IsThat(term, one)))) return new Refused(RotationRefusals.TermBegun);
        if (Unplanned(said.Terms) is { } wrong) return new Refused(wrong);

        var (terms, given) = Numbered(said.Terms, ((RotationSettings)context.Settings!).Notice);
        if (terms[0].From < Current?.To || terms.Zip(terms.Skip(1)).Any(two => two.First.To > two.Second.From)) return new Refused(RotationRefusals.Overlap);
        var isAlone = context.Gathered.Total <= 2 && terms.Select(one => one.Unit).Append(Current?.Unit ?? terms[0].Unit).Distinct().Count() == 1;
        if (!isAlone && IsTwiceInARow(terms)) return new Refused(RotationRefusals.TwiceInARow);

        var area = AreaCode.TryParse(row.Area, out var code) ? code : Area;
        return terms.SequenceEqual(Planned) && (row.Title, area) == (Chain, Area)
            ? Verdict<RotationEvent>.Nothing
            : new TermsPlanned(terms, given, row.Title, area, context.Now);
    }

    // What was planned and should have begun just now may be said again.
    private bool IsInRange(PlannedTerm one, DateTimeOffset now) =>
        one.To <= now.AddYears(YearsAhead) && (one.From >= (Current is null ? now - YearBack : now) || Planned.Exists(term => IsThat(term, one)));

    private static bool IsThat(TermView term, PlannedTerm one) => (term.Unit, term.From.UtcTicks, term.To.UtcTicks) == (one.Unit, one.From.UtcTicks, one.To.UtcTicks);

    private string? Unplanned(IReadOnlyList<PlannedTerm> terms)
    {
        var named = terms.Select(one => one.Term).OfType<int>().ToList();
        return named.Find(number => NotPlanned(number) is not null) is var number and > 0 ? NotPlanned(number)
            : named.Distinct().Count() < named.Count ? RotationRefusals.NoSuchTerm : null;
    }

    private string? NotPlanned(int term) =>
        Planned.Exists(one => one.Term == term) ? null : term <= (Current?.Term ?? 0) || Held.Exists(one => one.Term == term) ? RotationRefusals.TermBegun : RotationRefusals.NoSuchTerm;

    // A term that stays, or says which it is, keeps its number; others get new ones, in order.
    private (List<TermView> Terms, int Given) Numbered(IReadOnlyList<PlannedTerm> said, TimeSpan notice)
    {
        var (given, free) = (Given, Planned.Select(one => one.Term).Except(said.Select(one => one.Term).OfType<int>()).ToHashSet());
        List<TermView> terms = [];
        foreach (var one in said.OrderBy(one => one.From))
        {
            var stays = Planned.Find(term => free.Contains(term.Term) && IsThat(term, one));
            if (stays is not null) free.Remove(stays.Term);
            terms.Add(new TermView(one.Term ?? stays?.Term ?? ++given, one.Unit, one.From.ToUniversalTime(), one.To.ToUniversalTime(), one.From.ToUniversalTime() - notice));
        }
        return (terms, given);
    }

    private bool IsTwiceInARow(IReadOnlyList<TermView> planned) =>
        planned.Select(one => one.Unit).Prepend(Current?.Unit ?? "").Zip(planned.Select(one => one.Unit)).Any(two => two.First == two.Second);
}
