namespace Coordination.Core.Boards;

/// <summary>Settings <c>Boards:*</c>.</summary>
public sealed class BoardOptions
{
    /// <summary>The IANA zone of the place; its days and months are those of the figures. Default Asia/Shanghai.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>With more grids than this a board shows communities. Default 6,000.</summary>
    public int MostTiles { get; set; } = BoardFold.MostTiles;
}
