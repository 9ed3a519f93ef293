namespace Coordination.Contracts.Privacy;

/// <summary>A run and those joined to it, as far as they have at most <see cref="Longest"/> digits together.</summary>
internal readonly ref struct Chain
{
    public const int Longest = 19;
    private const string Units = "元万亿圆块吨米千克平方公里";
    private readonly Reading _text;
    private readonly List<Run> _runs;
    private readonly int _first, _count;

    public Chain(Reading text, List<Run> runs, int first, Span<char> digits)
    {
        (_text, _runs, _first) = (text, runs, first);
        var total = 0;
        while (first + _count < runs.Count && (_count == 0 || runs[first + _count].Before != Gap.Apart))
        {
            var run = runs[first + _count];
            if (total + run.Length > Longest) break;
            for (var at = run.Start; at < run.End; at++) digits[total++] = text[at];
            _count++;
        }
        Digits = digits[..total];
    }

    public ReadOnlySpan<char> Digits { get; }

    public int Count => _count;

    public bool FollowsPlus => _text[_runs[_first].Start - 1] == '+' && !_text.IsTied(_runs[_first].Start - 2);

    public int Length(int at) => _runs[_first + at].Length;

    public int End(int count) => _runs[_first + count - 1].End;

    /// <summary>How many runs have exactly that many digits together; null when none do.</summary>
    public int? Reach(int total)
    {
        for (var at = 0; at < _count && total > 0; at++)
            if ((total -= Length(at)) == 0)
                return at + 1;
        return null;
    }

    /// <summary>The gap between the first <paramref name="count"/> that speaks least for their being one.</summary>
    public Gap Weakest(int count)
    {
        var weakest = Gap.Plain;
        for (var at = 1; at < count; at++)
            if (_runs[_first + at].Before < weakest)
                weakest = _runs[_first + at].Before;
        return weakest;
    }

    /// <summary>True when the same stands between all of them.</summary>
    public bool IsEven(int count)
    {
        for (var at = 2; at < count; at++)
            if (Size(at) != Size(1) || Joint(at) != Joint(1))
                return false;
        return true;
    }

    public bool IsShaped(int count, params ReadOnlySpan<int> lengths)
    {
        if (count != lengths.Length) return false;
        for (var at = 0; at < count; at++)
            if (Length(at) != lengths[at])
                return false;
        return true;
    }

    /// <summary>True when all but the last have a length between the two, and the last no more.</summary>
    public bool AreAll(int count, int least, int most)
    {
        for (var at = 0; at < count; at++)
            if (Length(at) > most || (at < count - 1 && Length(at) < least))
                return false;
        return true;
    }

    /// <summary>True when each but the last is more than the one before, as in an enumeration.</summary>
    public bool Ascends(int count)
    {
        for (var at = 1; at < count - 1; at++)
            if (Value(at) <= Value(at - 1))
                return false;
        return true;
    }

    /// <summary>True when each is a little more than the one before: years, rooms.</summary>
    public bool Counts(int count)
    {
        for (var at = 1; at < count; at++)
            if (Value(at) - Value(at - 1) is < 1 or >= 100)
                return false;
        return true;
    }

    /// <summary>True for 1,380,013,800 and 1,380,013,800.50.</summary>
    public bool IsAmount(int count)
    {
        for (var at = 1; at < count; at++)
        {
            var isFraction = at == count - 1 && Joint(at) == '.' && at > 1;
            if (Size(at) != 1 || (!isFraction && (Joint(at) is not (',' or '，') || Length(at) != 3))) return false;
        }
        return Length(0) <= 3;
    }

    public bool HasUnit(int count) => Units.Contains(_text[End(count)]);

    /// <summary>Behind an X that stands at <paramref name="at"/>, perhaps behind a joint; 0 for none.</summary>
    public int LetterX(int at) =>
        _text[at] == 'X' ? at + 1 : _text.IsJoint(at) && _text[at + 1] == 'X' ? at + 2 : 0;

    /// <summary>The joint before a run when it is but one.</summary>
    public char Joint(int at) => Size(at) == 0 ? '\0' : _text[_runs[_first + at].Start - 1];

    private int Size(int at) => _runs[_first + at].Start - _runs[_first + at - 1].End;

    private long Value(int at)
    {
        var value = 0L;
        for (var sign = _runs[_first + at].Start; sign < _runs[_first + at].End; sign++) value = (value * 10) + _text[sign] - '0';
        return value;
    }
}
