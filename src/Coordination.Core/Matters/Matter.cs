using Coordination.Contracts;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;
using Coordination.Core.Journal;

namespace Coordination.Core.Matters;

/// <summary>A matter on its way through the steps of GB/T 30428, and its rules.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Grid">Where it stands; null before it is reported.</param>
/// <param name="Item">The item's code.</param>
/// <param name="Title">One line.</param>
/// <param name="Description">What was seen.</param>
/// <param name="Reporter">The account that reported it; null where history doesn't say.</param>
/// <param name="Step">What it waits for.</param>
/// <param name="ReportedAt">UTC.</param>
/// <param name="StepSince">UTC.</param>
/// <param name="DueAt">The deadline of the step, UTC; null when closed.</param>
/// <param name="AlarmAt">When it wants to be woken: the deadline, then each escalation, UTC.</param>
/// <param name="EscalatedTo">The highest level told in this step; null while in time.</param>
/// <param name="EverLate">True once any step was overdue.</param>
/// <param name="RespondedInTime">Set when it is dispatched, or late before that.</param>
/// <param name="ClosedAt">UTC.</param>
/// <param name="Returned">How often verification failed.</param>
/// <param name="Latest">What happened last.</param>
public sealed record Matter(
    string Id,
    AreaCode? Grid,
    string Item,
    string Title,
    string? Description,
    string? Reporter,
    MatterStep Step,
    DateTimeOffset ReportedAt,
    DateTimeOffset StepSince,
    DateTimeOffset? DueAt,
    DateTimeOffset? AlarmAt,
    AreaLevel? EscalatedTo,
    bool EverLate,
    bool? RespondedInTime,
    DateTimeOffset? ClosedAt,
    int Returned,
    Happening? Latest) : IStreamState<Matter, MatterCommand, MatterEvent>, IWakes<MatterCommand>
{
    private static readonly Role[] Secretary = [Role.CommunitySecretary], Member = [Role.GridMember];

    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Matter, MatterCommand, MatterEvent, MatterView>("matters", "matter", WorkId.Canonical, Row)
        with { Settings = typeof(MatterLimits), SettingsSection = "Matters:Limits", Statuses = WireEnums.NamesOf(typeof(MatterStep)) };

    /// <inheritdoc/>
    public static int Format => 2;

    /// <inheritdoc/>
    public static Matter Empty(string id) =>
        new(id, null, "", "", null, null, MatterStep.File, default, default, null, null, null, false, null, null, 0, null);

    /// <inheritdoc/>
    public Standing? Stands(MatterCommand command) => (Grid ?? (command as ReportMatter)?.Grid) is { } grid ? new(grid.Value) : null;

    /// <inheritdoc/>
    /// <remarks>The rules don't ask who: role and place are the gate's.</remarks>
    public Verdict<MatterEvent> Decide(MatterCommand command, DecisionContext context)
    {
        var (now, limits) = (context.Now, (MatterLimits)context.Settings!);
        DateTimeOffset Due(MatterStep next) => now + limits.Of(next);
        return command switch
        {
            ReportMatter when Grid is not null => new Refused(MatterRefusals.AlreadyReported),
            ReportMatter { Grid.Level: not AreaLevel.Grid } or DispatchMatter { Grid.Level: not AreaLevel.Grid } => new Refused(MatterRefusals.NotAGrid),
            ReportMatter said => new MatterReported(said.Grid, said.Item, said.Title, said.Description, now, Due(MatterStep.File), context.By.Id),
            _ when Grid is null => Verdict<MatterEvent>.Unknown,
            EscalateMatter passed when passed.DueAt != AlarmAt || now < AlarmAt => Verdict<MatterEvent>.Nothing,
            EscalateMatter => Escalate(now, limits),
            FileMatter said when Step is MatterStep.File => new MatterFiled(said.Note, now, Due(MatterStep.Dispatch)),
            DispatchMatter { Grid: { } to } when to.Parent != Grid.Value.Parent => new Refused(MatterRefusals.OtherCommunity),
            DispatchMatter said when Step is MatterStep.Dispatch => new MatterDispatched(said.Grid ?? Grid.Value, said.Note, now, Due(MatterStep.Handle)),
            HandleMatter said when Step is MatterStep.Handle => new MatterHandled(said.Note, now, Due(MatterStep.Verify)),
            VerifyMatter { Passed: false } said when Step is MatterStep.Verify => new MatterReturned(said.Note, now, Due(MatterStep.Handle)),
            VerifyMatter said when Step is MatterStep.Verify => new MatterVerified(said.Note, now, Due(MatterStep.Close)),
            CloseMatter said when Step is MatterStep.Close => new MatterClosed(said.Note, now),
            _ => new Refused(MatterRefusals.WrongStep),
        };
    }

    /// <inheritdoc/>
    public Matter Apply(MatterEvent happened) => happened switch
    {
        MatterReported e => Next(MatterStep.File, e.At, e.DueAt, "matters.reported") with
        {
            Grid = e.Grid,
            Item = e.Item,
            Title = e.Title,
            Description = e.Description,
            Reporter = e.Reporter,
            ReportedAt = e.At,
            Latest = new Happening("matters.reported", e.At, e.Title),
        },
        MatterFiled e => Next(MatterStep.Dispatch, e.At, e.DueAt, "matters.filed"),
        MatterDispatched e => Next(MatterStep.Handle, e.At, e.DueAt, "matters.dispatched") with
        {
            Grid = e.Grid,
            RespondedInTime = RespondedInTime ?? !EverLate,
        },
        MatterHandled e => Next(MatterStep.Verify, e.At, e.DueAt, "matters.handled"),
        MatterVerified e => Next(MatterStep.Close, e.At, e.DueAt, "matters.verified"),
        MatterReturned e => Next(MatterStep.Handle, e.At, e.DueAt, "matters.returned") with { Returned = Returned + 1 },
        MatterClosed e => Next(MatterStep.Closed, e.At, null, "matters.closed") with { ClosedAt = e.At },
        StepOverdue e => this with
        {
            EscalatedTo = e.EscalatedTo,
            AlarmAt = e.NextAt,
            EverLate = true,
            RespondedInTime = RespondedInTime ?? false,
            Latest = new Happening("matters.step-overdue", e.At, Title),
        },
        _ => this,
    };

    /// <inheritdoc/>
    public MatterCommand? OnWake(DateTimeOffset now) => AlarmAt is { } due && due <= now ? new EscalateMatter(due) : null;

    /// <inheritdoc/>
    public ViewRow Row() => Row(View()) with { AlarmAt = AlarmAt };

    /// <summary>What lists and walls see.</summary>
    public MatterView View() => new(
        Id, Grid ?? default, Item, Title, Description, Reporter, Step, ReportedAt, StepSince, DueAt, EscalatedTo is not null,
        EscalatedTo, RespondedInTime, ClosedAt, ClosedAt is null ? null : !EverLate, Returned, Latest);

    private static ViewRow Row(MatterView view) => new("matters", view)
    {
        Area = view.Grid.Value,
        Status = WireEnums.NameOf(view.Step),
        Title = view.Title,
        Text = view.Description,
        Owner = view.Reporter,
        DueAt = view.DueAt,
        Turns = Turn(view) is { } turn ? [turn] : [],
    };

    /// <summary>Who is to take the step: the community's secretary, the grid's member to handle it; once it is overdue up to the county, its operator too.</summary>
    private static Turn? Turn(MatterView view)
    {
        if (view.Step is MatterStep.Closed) return null;
        var roles = view.Step is MatterStep.Handle ? Member : Secretary;
        if (view.EscalatedTo is AreaLevel.County && view.Step is not MatterStep.Handle) roles = [.. roles, Role.CountyOperator];
        if (view.EscalatedTo is not null && view.Step is MatterStep.Handle) roles = [.. roles, Role.CommunitySecretary];
        return new Turn(roles, view.Grid.Value, WireEnums.NameOf(view.Step), view.DueAt);
    }

    private StepOverdue Escalate(DateTimeOffset now, MatterLimits limits)
    {
        var to = EscalatedTo switch { null => AreaLevel.Community, AreaLevel.Community => AreaLevel.Street, _ => AreaLevel.County };
        return new StepOverdue(to, now, to is AreaLevel.County ? null : now + limits.Escalate);
    }

    private Matter Next(MatterStep step, DateTimeOffset at, DateTimeOffset? due, string what) => this with
    {
        Step = step,
        StepSince = at,
        DueAt = due,
        AlarmAt = due,
        EscalatedTo = null,
        Latest = new Happening(what, at, Title),
    };
}
