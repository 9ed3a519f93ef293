namespace Coordination.Contracts.Problems;

/// <summary>Where a problem stands.</summary>
public enum ProblemStatus
{
    /// <summary>Filed, waits for an owner.</summary>
    Filed,
    /// <summary>A unit owes the answer.</summary>
    Assigned,
    /// <summary>Answered, waits for the firm to confirm.</summary>
    Answered,
    /// <summary>Confirmed.</summary>
    Solved,
    /// <summary>Goes on in another problem.</summary>
    Merged,
    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>By which door a problem came, or was solved. Doors are counted apart and never summed.</summary>
public enum ProblemDoor
{
    /// <summary>走访: 书记市长益企茶话日, 千名干部进千企.</summary>
    Visit,
    /// <summary>The firm itself.</summary>
    Firm,
    /// <summary>联席会议.</summary>
    Meeting,
    /// <summary>党群服务中心.</summary>
    ServiceCentre,
    /// <summary>Any other.</summary>
    Other,
}

/// <summary>What a problem is about.</summary>
public enum ProblemCategory
{
    /// <summary>用海.</summary>
    SeaUse,
    /// <summary>用地.</summary>
    LandUse,
    /// <summary>审批.</summary>
    Approval,
    /// <summary>用电.</summary>
    Power,
    /// <summary>用工.</summary>
    Labour,
    /// <summary>融资.</summary>
    Finance,
    /// <summary>物流.</summary>
    Logistics,
    /// <summary>环保.</summary>
    Environment,
    /// <summary>Any other.</summary>
    Other,
}
