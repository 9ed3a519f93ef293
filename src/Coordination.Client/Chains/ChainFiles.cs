namespace Coordination.Client.Chains;

/// <summary>A file that can be imported.</summary>
/// <param name="Kind">Of what its lines are.</param>
/// <param name="Command">What they say of it.</param>
/// <param name="Example">What it looks like.</param>
public sealed record ChainFile(string Kind, string Command, string Example)
{
    /// <summary>The end of the key of its word.</summary>
    public string Word => $"{Kind}-{Command}";
}

/// <summary>The files of a chain, in the order in which they are needed.</summary>
public static class ChainFiles
{
    /// <summary>All.</summary>
    public static IReadOnlyList<ChainFile> All { get; } =
    [
        new("enterprises", "register", """
            id,name,area,segment
            fuan-stainless.f01,示例冶炼一厂,350981100,upstream
            fuan-stainless.f02,示例轧制二厂,350981100,midstream
            """),
        new("enterprises", "record-attribute", """
            id,attribute,number,unit,word
            fuan-stainless.f01,headcount,1250,persons,
            fuan-stainless.f01,scale,,,large
            """),
        new("units", "register", """
            id,name,sort,enterprise
            fuan-stainless.d01,示例发展部门,department,
            fuan-stainless.u01,示例冶炼一厂,firm,fuan-stainless.f01
            """),
        new("enterprises", "organise", """
            id,way,unit
            fuan-stainless.f01,standalone,
            fuan-stainless.f02,led-by-leading-firm,fuan-stainless.u01
            """),
        new("enterprises", "assign-instructor", """
            id,name
            fuan-stainless.f02,示例指导员
            """),
        new("teams", "register", """
            id,name,project,area
            fuan-stainless.t01,示例攻坚一队,示例冷轧扩建项目,350981100
            """),
        new("teams", "enrol-member", """
            id,member,name
            fuan-stainless.t01,m01,示例队员
            """),
        new("teams", "plan-milestone", """
            id,milestone,name,plan
            fuan-stainless.t01,m1,土建完工,2027-03-31
            """),
    ];
}
