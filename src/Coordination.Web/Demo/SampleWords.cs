namespace Coordination.Web.Demo;

/// <summary>What sample places and units are called. Invented; any likeness to a real one is chance.</summary>
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
}
