namespace Coordination.Contracts.Enterprises;

/// <summary>Where in the chain a firm stands.</summary>
public enum Segment
{
    /// <summary>上游: raw materials and smelting.</summary>
    Upstream,
    /// <summary>中游: rolling and processing.</summary>
    Midstream,
    /// <summary>下游: products.</summary>
    Downstream,
    /// <summary>配套: logistics and services.</summary>
    Supporting,
}

/// <summary>How a firm is running, as it says.</summary>
public enum EnterpriseState
{
    /// <summary>开工.</summary>
    Running,
    /// <summary>受限: it runs, but lacks something.</summary>
    Constrained,
    /// <summary>停产: it stands, and nobody planned that.</summary>
    Stopped,
    /// <summary>计划停: it stands as planned, until a known date.</summary>
    PlannedStop,
}

/// <summary>What a firm lacks, or why it stands.</summary>
public enum StateCause
{
    /// <summary>电.</summary>
    Power,
    /// <summary>料.</summary>
    Material,
    /// <summary>地.</summary>
    Site,
    /// <summary>运.</summary>
    Transport,
    /// <summary>工.</summary>
    Labour,
    /// <summary>炉: a furnace, a line, a machine.</summary>
    Equipment,
    /// <summary>检.</summary>
    Inspection,
    /// <summary>市.</summary>
    Market,
    /// <summary>其他.</summary>
    Other,
}

/// <summary>The six ways of setting up an organisation in a firm (组建六法).</summary>
public enum OrganisingWay
{
    /// <summary>单独组建.</summary>
    Standalone,
    /// <summary>区域联建.</summary>
    JointByArea,
    /// <summary>产业连建.</summary>
    JointByIndustry,
    /// <summary>龙头领建.</summary>
    LedByLeadingFirm,
    /// <summary>派员驻建.</summary>
    SecondedMember,
    /// <summary>上门育建.</summary>
    NurturedOnSite,
}

/// <summary>What an organisation in a firm is.</summary>
public enum BranchForm
{
    /// <summary>企业党委.</summary>
    Committee,
    /// <summary>党支部.</summary>
    Branch,
    /// <summary>项目临时党支部: ends with its project.</summary>
    Temporary,
}
