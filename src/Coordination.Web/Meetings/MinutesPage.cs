namespace Coordination.Web.Meetings;

/// <summary>Minutes as they are read, before they have a form.</summary>
/// <param name="Title">What is at the top.</param>
/// <param name="Blocks">What follows, in order.</param>
internal sealed record MinutesPage(string Title, IReadOnlyList<MinutesBlock> Blocks);

/// <summary>A part of minutes.</summary>
internal abstract record MinutesBlock;

/// <summary>A heading; level 2 or 3.</summary>
internal sealed record HeadingBlock(int Level, string Text) : MinutesBlock;

/// <summary>A sentence.</summary>
internal sealed record LineBlock(string Text, bool IsStrong = false) : MinutesBlock;

/// <summary>A table; without a head its first column names the rows.</summary>
internal sealed record TableBlock(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows) : MinutesBlock;
