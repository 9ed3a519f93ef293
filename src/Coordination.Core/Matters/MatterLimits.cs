using Coordination.Contracts.Matters;

namespace Coordination.Core.Matters;

/// <summary>How long each step of a matter may take. Settings <c>Matters:Limits:*</c>.</summary>
public sealed class MatterLimits
{
    /// <summary>To be filed after it was reported. Default 2 hours.</summary>
    public TimeSpan File { get; set; } = TimeSpan.FromHours(2);

    /// <summary>To be dispatched after it was filed. Default 4 hours.</summary>
    public TimeSpan Dispatch { get; set; } = TimeSpan.FromHours(4);

    /// <summary>To be handled after it was dispatched or returned. Default 3 days.</summary>
    public TimeSpan Handle { get; set; } = TimeSpan.FromDays(3);

    /// <summary>To be verified after it was handled. Default 1 day.</summary>
    public TimeSpan Verify { get; set; } = TimeSpan.FromDays(1);

    /// <summary>To be closed after it was verified. Default 1 day.</summary>
    public TimeSpan Close { get; set; } = TimeSpan.FromDays(1);

    /// <summary>From one level being told of an overdue step to the next. Default 1 day.</summary>
    public TimeSpan Escalate { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The limit of one step.</summary>
    public TimeSpan Of(MatterStep step) => step switch
    {
        MatterStep.File => File,
        MatterStep.Dispatch => Dispatch,
        MatterStep.Handle => Handle,
        MatterStep.Verify => Verify,
        MatterStep.Close => Close,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A closed matter has no limit."),
    };
}
