namespace Coordination.Contracts.Privacy;

/// <summary>How much what stands between two numbers speaks for their being parts of one.</summary>
internal enum Gap
{
    /// <summary>They are apart.</summary>
    Apart,
    /// <summary>A list: 、 and the like; a word of one character.</summary>
    List,
    /// <summary>A point, slash, colon, cross or letter.</summary>
    Loose,
    /// <summary>Nothing, blanks, dashes, brackets, symbols.</summary>
    Plain,
}

/// <summary>Digits of one script that stand together.</summary>
/// <param name="Start">The first sign.</param>
/// <param name="End">Behind the last.</param>
/// <param name="Before">What stands before it.</param>
internal readonly record struct Run(int Start, int End, Gap Before)
{
    public int Length => End - Start;
}

/// <summary>Finds numbers of people by their digits: runs, and what becomes of them when they are joined.</summary>
internal static class Numbers
{
    private const int MostJoints = 6, MostLetters = 2;
    private const string Measures = "元角分块万千百十亿户人个位名栋楼层单室号年月日时点秒米吨克里件条次岁辆台套只天周组届期路";

    public static void Mark(Reading text)
    {
        var runs = Runs(text);
        for (var at = 0; at < runs.Count;)
        {
            var (found, next) = runs[at].Length >= 11 ? LongRuns.Find(text, runs, at) : JoinedRuns.Find(text, runs, at);
            if (found > 0) text.Mark(Start(text, runs[at]), found);
            at = next;
        }
    }

    private static int Start(Reading text, Run run) => text[run.Start - 1] == '+' ? run.Start - 1 : run.Start;

    private static List<Run> Runs(Reading text)
    {
        var runs = new List<Run>();
        for (var at = 0; at < text.Count;)
        {
            if (!text.IsDigit(at))
            {
                at++;
                continue;
            }
            var start = at++;
            while (text.IsDigit(at) && text.Script(at) == text.Script(start)) at++;
            runs.Add(new Run(start, at, runs.Count == 0 ? Gap.Apart : Between(text, runs[^1].End, start)));
        }
        return runs;
    }

    private static Gap Between(Reading text, int from, int end)
    {
        if (end - from > MostJoints + MostLetters) return Gap.Apart;
        var (gap, joints, letters, words) = (Gap.Plain, 0, 0, 0);
        for (var at = from; at < end; at++)
        {
            var sign = text[at];
            if (text.IsLetter(at)) letters++;
            else if (sign is '杠' or '横' || text.IsJoint(at)) joints++;
            else if (text.IsWord(at) && !Measures.Contains(sign)) words++;
            else return Gap.Apart;
            if (words > 0 || text.IsList(at)) gap = Gap.List;
            else if (gap != Gap.List && sign is '.' or '/' or ':' or '：' or '×' or '*' or '+' or '~' or '～' || letters > 0 && gap == Gap.Plain) gap = Gap.Loose;
        }
        return joints > MostJoints || letters > MostLetters || words > 1 ? Gap.Apart : gap;
    }
}
