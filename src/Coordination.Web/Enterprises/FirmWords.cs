using System.Globalization;
using Coordination.Contracts.Enterprises;
using Coordination.Web.Demo;

namespace Coordination.Web.Enterprises;

/// <summary>How sample firms are, by their place in the list or their slug.</summary>
internal static class FirmWords
{
    /// <summary>The firm that never reports.</summary>
    public const string Silent = "muchuan";

    private const int PerSegment = 8;
    private static readonly int[] Ways = [10, 5, 4, 4, 3, 3];

    private static readonly Dictionary<string, (EnterpriseState State, StateCause Cause, string Note)> Troubled = new()
    {
        ["yubei"] = (EnterpriseState.Constrained, StateCause.Power, "限电，错峰生产"),
        ["yunjia"] = (EnterpriseState.Constrained, StateCause.Material, "热轧卷缺料"),
        ["haiyu"] = (EnterpriseState.Constrained, StateCause.Site, "成品堆场已满"),
        ["wanao"] = (EnterpriseState.Constrained, StateCause.Transport, "船等泊位"),
        ["longjiao"] = (EnterpriseState.Stopped, StateCause.Equipment, "二号炉炉衬烧穿，抢修中"),
        ["yinxi"] = (EnterpriseState.PlannedStop, StateCause.Inspection, "年度检修"),
    };

    /// <summary>What goes wrong in play, by how it is then.</summary>
    public static IReadOnlyList<(EnterpriseState State, StateCause Cause, string Note)> Troubles { get; } =
    [
        (EnterpriseState.Constrained, StateCause.Power, "限电，错峰生产"),
        (EnterpriseState.Constrained, StateCause.Material, "原料未到港"),
        (EnterpriseState.Constrained, StateCause.Transport, "集装箱不够"),
        (EnterpriseState.Constrained, StateCause.Labour, "缺熟练工"),
        (EnterpriseState.Constrained, StateCause.Site, "堆场已满"),
        (EnterpriseState.Stopped, StateCause.Equipment, "主电机跳闸，抢修中"),
        (EnterpriseState.Stopped, StateCause.Power, "供电线路故障"),
    ];

    public static Segment SegmentOf(int at) => (Segment)Math.Min(at / PerSegment, (int)Segment.Supporting);

    /// <summary>The month, for a command's key, and a day two months later.</summary>
    public static (string Month, DateTimeOffset Until) Month(DateTimeOffset now)
    {
        var first = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return (first.ToString("yyyy-MM", CultureInfo.InvariantCulture), first.AddMonths(2));
    }

    public static ReportState StateOf(string slug, DateTimeOffset until) => Troubled.TryGetValue(slug, out var one)
        ? new ReportState(one.State, one.Cause, one.Note, one.State is EnterpriseState.PlannedStop ? until : null)
        : new ReportState(EnterpriseState.Running);

    /// <summary>One committee and nine branches.</summary>
    public static BranchForm? FormOf(int at) => at switch { 1 => BranchForm.Committee, < 10 => BranchForm.Branch, _ => null };

    public static string BranchName(string firm, BranchForm form) => firm + (form is BranchForm.Committee ? "党委" : "党支部");

    public static OrganisingWay WayOf(int at)
    {
        var way = 0;
        for (var sum = Ways[0]; at >= sum; sum += Ways[++way]) { }
        return (OrganisingWay)way;
    }

    /// <summary>The unit that firms are organised with or by in that way.</summary>
    public static string? OrganiserOf(OrganisingWay way) => way switch
    {
        OrganisingWay.Standalone => null,
        OrganisingWay.LedByLeadingFirm => $"{SampleChain.Id}.qinglan",
        OrganisingWay.SecondedMember => $"{SampleChain.Id}.gongxin",
        _ => $"{SampleChain.Id}.haiyu",
    };

    /// <summary>The team whose project the firm has a temporary branch for.</summary>
    public static string? ProjectOf(int at) => at % 3 == 0 && at / 3 < SampleChain.Projects.Count ? SampleChain.Projects[at / 3].Team.Slug : null;
}
