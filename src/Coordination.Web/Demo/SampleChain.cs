using Coordination.Contracts.Gate;
using Coordination.Web.Gate;

namespace Coordination.Web.Demo;

/// <summary>Something of the sample chain. <paramref name="SignIn"/> is the number of the sample sign-in it belongs to; 0 for none.</summary>
internal sealed record SampleMember(string Slug, string Name, string Area, int SignIn = 0)
{
    /// <summary>Its id.</summary>
    public string Id => $"{SampleChain.Id}.{Slug}";
}

/// <summary>
/// The sample chain, sized as Fu'an reported its own: 29 firms, a task force of 12 departments, 8 teams on 8 projects. What
/// they are called is invented.
/// </summary>
internal static class SampleChain
{
    /// <summary>The chain's id.</summary>
    public const string Id = "fuan-stainless";

    /// <summary>The slug of the unit that chairs it this month.</summary>
    public const string Chair = "qinglan";

    /// <summary>Slugs of its core units, in the order in which they chair.</summary>
    public static IReadOnlyList<string> Core { get; } = [Chair, "lanwan", "minyu", "chaoyu", "haiyu"];

    /// <summary>The county it stands in, and three of its towns.</summary>
    public const string Area = "350981";

    private const string Bay = "350981111", Port = "350981100", Park = "350981502";

    /// <summary>From the raw material to the product: eight upstream, eight midstream, eight downstream, five supporting.</summary>
    public static IReadOnlyList<SampleMember> Firms { get; } =
    [
        new("wangao", "望澳矿料", Bay), new("qinglan", "青岚特钢", Bay), new("yubei", "屿北镍业", Bay, 2), new("minjia", "闽岬冶金", Bay),
        new("zeao", "泽澳合金", Bay), new("longjiao", "龙礁铬铁", Bay), new("cangwan", "沧湾炉料", Park), new("lanwan", "岚湾炼钢", Bay),
        new("chaoyu", "潮屿热轧", Bay), new("yunjia", "云岬冷轧", Bay), new("lanjiang", "澜江精带", Park), new("oujiao", "瓯礁管业", Park),
        new("yinxi", "银汐板材", Park), new("yaochuan", "曜川表面", Park), new("qingao", "青澳剪切", Port), new("baijiao", "白礁线材", Port),
        new("haiyu", "海屿重装", Bay, 1), new("minyu", "闽屿铜箔", Park, 3), new("yuguang", "屿光厨具", Port), new("chengchuan", "澄川阀门", Port),
        new("jiadao", "岬岛电机", Port), new("muchuan", "沐川器皿", Port), new("xishi", "汐石泵业", Port), new("aochuan", "澳川家居", Port),
        new("wanao", "湾澳物流", Bay), new("jiawan", "岬湾气体", Bay), new("jiaoshi", "礁石耐材", Park), new("yulian", "屿联检测", Park),
        new("lanchuan", "澜川环保", Bay),
    ];

    /// <summary>The task force; the first leads.</summary>
    public static IReadOnlyList<SampleMember> Departments { get; } =
    [
        new("gongxin", "市工信局", Area, 1), new("fagai", "市发改局", Area), new("ziran", "市自然资源局", Area, 2), new("huanjing", "市生态环境局", Area),
        new("yingji", "市应急局", Area), new("renshe", "市人社局", Area), new("shuiwu", "市税务局", Area), new("jianguan", "市市场监管局", Area),
        new("jiaotong", "市交通局", Area), new("haiyang", "市海洋渔业局", Area), new("gongdian", "市供电公司", Area, 3), new("jinrong", "市金融办", Area),
    ];

    /// <summary>The teams, the furthest ahead first, and what each drives.</summary>
    public static IReadOnlyList<(SampleMember Team, string Project)> Projects { get; } =
    [
        (new("touchan", "投产先锋队", Bay, 1), "年产 60 万吨精品线材"), (new("lengzha", "冷轧热试队", Bay, 2), "冷轧二期热负荷试车"),
        (new("lvdian", "绿电直供队", Park), "园区绿电直供"), (new("tongbo", "铜箔扩能队", Park), "铜箔扩能二号机"),
        (new("zhigai", "智改数转队", Port), "产线智能化改造"), (new("zhengqi", "蒸汽管网队", Bay), "集中供汽管网"),
        (new("andian", "岸电攻坚队", Port), "码头岸电并网"), (new("duichang", "堆场用地队", Bay), "堆场用地报批"),
    ];

    /// <summary>A sample person who holds the role at the place.</summary>
    public static Caller Someone(Role role, string place) => new($"sample-{place.Replace('/', '-')}", "示例", [new RoleGrant(role, place)]);
}
