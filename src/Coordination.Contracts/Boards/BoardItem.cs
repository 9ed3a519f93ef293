namespace Coordination.Contracts.Boards;

/// <summary>A board that the caller may watch.</summary>
/// <param name="Board">Its id, for example <c>area/360424</c>: its wall is at <c>/wall/area/360424</c>.</param>
/// <param name="Name">What it shows.</param>
public sealed record BoardItem(string Board, string Name);
