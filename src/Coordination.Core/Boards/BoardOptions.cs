namespace Coordination.Core.Boards;

/// <summary>Settings <c>Boards:*</c>.</summary>
public sealed class BoardOptions
{
    /// <summary>The IANA zone of the place; its days and months are those of the figures. Default Asia/Shanghai.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>The default of <see cref="MostTiles"/>.</summary>
    public const int TilesUnlessSet = 6_000;

    /// <summary>With more tiles than this a board shows what holds them instead, one tile for many.</summary>
    public int MostTiles { get; set; } = TilesUnlessSet;

    /// <summary>The zone itself.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
