namespace Coordination.Contracts.Api;

/// <summary>The report of an import, or of what it would do.</summary>
/// <param name="Lines">Data lines read.</param>
/// <param name="Created">Lines that made something known.</param>
/// <param name="Changed">Lines that changed something known.</param>
/// <param name="Unchanged">Lines that said what is so already.</param>
/// <param name="Refused">What was not taken, by line number of the file (the heading is line 1).</param>
public sealed record ImportReport(
    int Lines, int Created, int Changed, int Unchanged, IReadOnlyList<RejectedLine> Refused);

/// <summary>A line that was not taken, and why, in the caller's language.</summary>
/// <param name="Line">Its number; the heading is line 1.</param>
/// <param name="Code">The code or id as it stands in the file, cut to 100 characters.</param>
/// <param name="Refusal">The refusal's code.</param>
/// <param name="Detail">Its sentence, and the column that is to blame where one is.</param>
public sealed record RejectedLine(int Line, string Code, string Refusal, string Detail);
