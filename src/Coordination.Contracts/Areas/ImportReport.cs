namespace Coordination.Contracts.Areas;

/// <summary>The report of an import of divisions.</summary>
/// <param name="Lines">Data lines read.</param>
/// <param name="Created">Areas that were new.</param>
/// <param name="Renamed">Areas whose name changed.</param>
/// <param name="Unchanged">Areas that were there already.</param>
/// <param name="Refused">What was not taken, by line number of the file (the heading is line 1).</param>
public sealed record ImportReport(
    int Lines, int Created, int Renamed, int Unchanged, IReadOnlyList<RejectedLine> Refused);

/// <summary>A line that was not taken, and why, in the caller's language.</summary>
public sealed record RejectedLine(int Line, string Code, string Refusal, string Detail);
