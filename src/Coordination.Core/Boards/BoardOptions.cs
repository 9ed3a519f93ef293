namespace Coordination.Core.Boards;

/// <summary>Settings <c>Boards:*</c>.</summary>
public sealed class BoardOptions
{
    /// <summary>The IANA zone of the place; its days and months are those of the figures. Default Asia/Shanghai.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>The zone itself.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
