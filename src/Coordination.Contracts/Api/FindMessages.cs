using System.ComponentModel.DataAnnotations;

namespace Coordination.Contracts.Api;

/// <summary>What <c>GET /api/find</c> found, best first.</summary>
/// <param name="Items">At most <c>size</c>.</param>
public sealed record FoundPage(IReadOnlyList<FoundItem> Items);

/// <summary>A thing that was found in the caller's places.</summary>
/// <param name="Kind">For example <c>grids</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">One line, contact data masked.</param>
/// <param name="Number">What people call it by, for example <c>W-017</c>; null for a thing without a number.</param>
/// <param name="Place">The area code or chain path where it stands; null for nowhere.</param>
/// <param name="Status">A word of its kind; null for none.</param>
public sealed record FoundItem(string Kind, string Id, string Title, string? Number, string? Place, string? Status);

/// <summary>A filter of a list that an account keeps.</summary>
/// <param name="Number">1–50, the account's own; free again when the filter is deleted.</param>
/// <param name="List">The list's page, for example <c>grids</c>.</param>
/// <param name="Name">Plain text.</param>
/// <param name="Filter">The query of the list's address, without the mark in front; empty for none.</param>
public sealed record SavedFilter(int Number, string List, string Name, string Filter);

/// <summary>Keeps a filter.</summary>
/// <param name="List">The list's page, for example <c>grids</c>.</param>
/// <param name="Name">Plain text.</param>
/// <param name="Filter">The query of the list's address, without the mark in front; empty for none.</param>
public sealed record NewSavedFilter(
    [property: Required, StringLength(40)] string List,
    [property: Required, StringLength(60)] string Name,
    [property: StringLength(1000)] string Filter);

/// <summary>Gives a kept filter another name.</summary>
public sealed record RenamedFilter([property: Required, StringLength(60)] string Name);

/// <summary>A page of <c>GET /api/exports</c>, newest first.</summary>
/// <param name="Items">What left the lists as a file.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null on the last.</param>
public sealed record ExportPage(IReadOnlyList<ExportItem> Items, long? Next);

/// <summary>One export.</summary>
/// <param name="Id">Grows.</param>
/// <param name="At">When the file was made, UTC.</param>
/// <param name="Account">Who asked for it, by account id.</param>
/// <param name="Kind">Of which kind.</param>
/// <param name="Filter">The query as it was asked for, contact data masked; empty for none.</param>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
/// <param name="Rows">How many things.</param>
/// <param name="Cut">True when there were more than a file holds.</param>
public sealed record ExportItem(long Id, DateTimeOffset At, string Account, string Kind, string Filter, string Format, int Rows, bool Cut);
