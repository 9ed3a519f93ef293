using Coordination.Contracts.Grids;

namespace Coordination.Web.Demo;

/// <summary>What sample places, matters and reasons are called. Invented; any likeness to a real one is chance.</summary>
internal static class SampleWords
{
    public static readonly string[] Communities =
    [
        "云溪", "桂园", "锦绣", "青松", "梅岭", "望江", "翠竹", "和顺", "春晓", "荷塘", "清泉", "丹桂", "枫林",
        "兰亭", "朝阳", "安康", "福田", "金桥", "星河", "橘洲", "银杏", "柳岸", "南屏", "书香", "滨江", "麦园",
    ];

    public static readonly string[] UnitNames = ["同心", "惠民", "振兴", "和润", "诚信", "百姓", "康宁", "春晖", "绿源", "佳和", "宏远", "育才", "天平"];

    public static readonly string[] UnitKinds =
        ["药房", "超市", "幼儿园", "小学", "卫生站", "供水所", "物业公司", "农资店", "书店", "客运站", "银行网点", "律师事务所"];

    public static readonly string[] Estates = ["花园", "小区", "家园", "公寓", "新村"];

    /// <summary>Titles with the item each falls under.</summary>
    public static readonly (string Item, string Title)[] Matters =
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

    public static readonly string[] Patrols =
        ["巡查完成，未见异常", "巡查楼道和消防通道", "走访独居老人", "检查充电棚", "巡查沿街商铺", "查看排水口", "巡查地下车库", "走访新入住住户"];

    public static readonly string[] Handled = ["已现场清理", "已联系物业修复", "已劝导整改", "已更换部件", "已设警示并修复", "已协调双方达成一致"];

    /// <summary>Why a grid is busy or at alert.</summary>
    public static string[] Reasons(GridLevel level) => level == GridLevel.Alert
        ? ["消防通道被堵，正在疏通", "暴雨积水漫入车库", "燃气异味，已疏散排查", "外墙脱落，已拉警戒线", "停水影响整栋住户", "电梯困人，正在救援"]
        : ["集中入户走访", "同时处置多件事项", "文明劝导高峰", "小区停电协调", "道路施工疏导", "雨后排水巡查", "物业交接协调"];
}
