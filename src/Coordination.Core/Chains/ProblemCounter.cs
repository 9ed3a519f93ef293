using Coordination.Contracts.Chains;
using Coordination.Contracts.Problems;

namespace Coordination.Core.Chains;

/// <summary>Counts the problems of a chain, and keeps those that are open in the order of their deadlines.</summary>
internal sealed class ProblemCounter
{
    private const int MostUrgent = 5;
    private static readonly Comparer<ProblemFact> ByDue = Comparer<ProblemFact>.Create((left, right) =>
        (left.DueAt ?? DateTimeOffset.MaxValue).CompareTo(right.DueAt ?? DateTimeOffset.MaxValue) is var order and not 0 ? order : string.CompareOrdinal(left.Id, right.Id));

    private readonly SortedSet<ProblemFact> _open = new(ByDue);
    private readonly int[] _solved = new int[Enum.GetValues<ProblemDoor>().Length];
    private int _overdue;

    /// <summary>The same counts and the same rows; both are lists.</summary>
    public static IEqualityComparer<ProblemTally> Alike { get; } = EqualityComparer<ProblemTally>.Create((x, y) =>
        x is not null && y is not null && (x.Open, x.Overdue) == (y.Open, y.Overdue) && x.Solved.SequenceEqual(y.Solved) && x.Urgent.SequenceEqual(y.Urgent));

    public void Replace(ProblemFact? old, ProblemFact? fact)
    {
        if (old is { IsOpen: true })
        {
            _open.Remove(old);
            if (old.IsOverdue) _overdue--;
        }
        if (old?.SolvedBy is { } before) _solved[(int)before]--;
        if (fact is { IsOpen: true })
        {
            _open.Add(fact);
            if (fact.IsOverdue) _overdue++;
        }
        if (fact?.SolvedBy is { } door) _solved[(int)door]++;
    }

    /// <summary>The counts; <paramref name="nameOf"/> says what a unit is called.</summary>
    public ProblemTally Tally(Func<string?, string?> nameOf) => new(
        _open.Count, _overdue, [.. _solved.Select((count, door) => new DoorCount((ProblemDoor)door, count))],
        [.. _open.Take(MostUrgent).Select(one => new UrgentProblem(one.Id, one.Number, one.Title, nameOf(one.Unit), one.DueAt))]);
}
