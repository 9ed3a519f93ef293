namespace Coordination.Web.Matters;

/// <summary>What sample matters are called, and how they are handled. Invented; any likeness to a real one is chance.</summary>
internal static class MatterSamples
{
    /// <summary>Titles with the item each falls under.</summary>
    public static readonly (string Item, string Title)[] Titles =
    [
        ("fire-exit", "楼道堆物堵塞消防通道"), ("fire-exit", "消防栓前停放车辆"), ("fire-exit", "安全出口指示灯不亮"),
        ("e-bike", "电动车上楼充电"), ("e-bike", "楼下飞线充电"), ("e-bike", "充电棚插座损坏"),
        ("lighting", "路灯不亮"), ("lighting", "楼道感应灯失灵"), ("lighting", "景观灯线头外露"),
        ("sewage", "化粪池外溢"), ("sewage", "下水道井盖松动"), ("sewage", "雨水口堵塞积水"), ("sewage", "污水管接头渗漏"),
        ("waste", "垃圾桶满溢"), ("waste", "建筑垃圾随意堆放"), ("waste", "大件家具弃置路边"),
        ("street-trade", "占道经营反复"), ("street-trade", "店外堆放货物"), ("parking", "车辆占用盲道"), ("parking", "僵尸车占用车位"),
        ("lift", "电梯异响待检"), ("lift", "电梯按钮失灵"), ("greenery", "行道树枯枝下垂"), ("greenery", "绿化带被踩踏毁坏"),
        ("building", "外墙瓷砖松动"), ("building", "屋顶渗水"), ("building", "单元门禁损坏"), ("building", "扶手松动"),
        ("noise", "夜间施工噪声"), ("noise", "广场音响过大"), ("care", "独居老人需上门看望"), ("care", "残疾人坡道被占用"),
        ("neighbours", "楼上漏水纠纷"), ("neighbours", "公共晾晒区争用"), ("road", "路面坑洼"), ("road", "人行道砖块破损"),
        ("water", "二次供水水压不足"), ("water", "水表井积水"), ("property", "小区大门道闸故障"), ("property", "监控摄像头离线"),
    ];

    public static readonly string[] Handled = ["已现场清理", "已联系物业修复", "已劝导整改", "已更换部件", "已设警示并修复", "已协调双方达成一致"];
}
