using Coordination.Contracts.Grids;

namespace Coordination.Web.Grids;

/// <summary>What sample patrols and reasons are called. Invented.</summary>
internal static class GridWords
{
    public static readonly string[] Patrols =
        ["巡查完成，未见异常", "巡查楼道和消防通道", "走访独居老人", "检查充电棚", "巡查沿街商铺", "查看排水口", "巡查地下车库", "走访新入住住户"];

    /// <summary>Why a grid is busy or at alert.</summary>
    public static string[] Reasons(GridLevel level) => level == GridLevel.Alert
        ? ["消防通道被堵，正在疏通", "暴雨积水漫入车库", "燃气异味，已疏散排查", "外墙脱落，已拉警戒线", "停水影响整栋住户", "电梯困人，正在救援"]
        : ["集中入户走访", "同时处置多件事项", "文明劝导高峰", "小区停电协调", "道路施工疏导", "雨后排水巡查", "物业交接协调"];
}
