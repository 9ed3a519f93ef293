using System.Collections.Immutable;
using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Teams;
using Coordination.Core.Boards;
using Coordination.Core.Journal;

namespace Coordination.Core.Teams;

/// <summary>A team with its one project, and its rules.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Empty before it is registered.</param>
/// <param name="Project">Its project.</param>
/// <param name="Area">Where it stands.</param>
/// <param name="Members">Names by id, in the order of enrolment.</param>
/// <param name="Milestones">By plan, then by number.</param>
/// <param name="Obstacles">Those that are open, as they were raised.</param>
/// <param name="Raised">How many obstacles there have been.</param>
/// <param name="Serving">Firms with a temporary branch for the project.</param>
/// <param name="ReportedAt">When it last said something, UTC.</param>
/// <param name="FinishedAt">When its project ended, UTC.</param>
/// <param name="Latest">What happened last.</param>
public sealed record Team(
    string Id,
    string Name,
    string Project,
    AreaCode? Area,
    ImmutableList<TeamMemberView> Members,
    ImmutableList<MilestoneView> Milestones,
    ImmutableList<ObstacleView> Obstacles,
    int Raised,
    ImmutableSortedSet<string> Serving,
    DateTimeOffset? ReportedAt,
    DateTimeOffset? FinishedAt,
    Happening? Latest) : IStreamState<Team, TeamCommand, TeamEvent>, IDetailed<Team>, IGathers<TeamCommand>, INotifies<Team>
{
    private const int MostMembers = 200, MostMilestones = 100, MostObstacles = 50, MostServing = 100, MostTurns = 8, YearsAhead = 5;
    private static readonly DateOnly FirstDay = new(2000, 1, 1), LastDay = new(2100, 1, 1);
    private static readonly Role[] Lead = [Role.TeamLead], Units = [Role.MemberUnit];

    /// <inheritdoc/>
    public static Kind Kind { get; } = Kind.Of<Team, TeamCommand, TeamEvent, TeamView>("teams", "team", ChainIds.Parse, Row) with
    {
        StandsAt = id => new Standing("", ChainIds.PathOf("teams", id)),
        DetailsType = typeof(TeamDetails),
        Settings = typeof(BoardOptions), // the day of the place
        SettingsSection = "Boards",
        Statuses = ["active", "finished"],
    };

    /// <inheritdoc/>
    public static int Format => 1;

    /// <inheritdoc/>
    public static Team Empty(string id) => new(id, "", "", null, [], [], [], 0, ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal), null, null, null);

    /// <inheritdoc/>
    public Standing? Stands(TeamCommand command) => new((Area ?? (command as RegisterTeam)?.Area)?.Value ?? "", ChainIds.PathOf("teams", Id));

    /// <inheritdoc/>
    public Verdict<TeamEvent> Decide(TeamCommand command, DecisionContext context)
    {
        var now = context.Now;
        return command switch
        {
            NoteBranch said when Serving.Contains(said.Enterprise) == said.Serves => Verdict<TeamEvent>.Nothing,
            NoteBranch { Serves: true } when FinishedAt is not null => new Refused(TeamRefusals.Finished),
            NoteBranch { Serves: true } when Serving.Count >= MostServing => new Refused(TeamRefusals.TooManyBranches),
            NoteBranch said => new BranchNoted(said.Enterprise, said.Serves),
            FinishProject when FinishedAt is not null => Verdict<TeamEvent>.Nothing,
            _ when FinishedAt is not null => new Refused(TeamRefusals.Finished),

            RegisterTeam said when Area is { } area && area != said.Area => new Refused(TeamRefusals.OtherArea),
            RegisterTeam said when (said.Name, said.Project) == (Name, Project) => Verdict<TeamEvent>.Nothing,
            RegisterTeam said => new TeamRegistered(said.Name, said.Project, said.Area, now),
            _ when Name.Length == 0 => Verdict<TeamEvent>.Unknown,

            EnrolTeamMember said when Member(said.Member)?.Name == said.Name => Verdict<TeamEvent>.Nothing,
            EnrolTeamMember said when Member(said.Member) is null && Members.Count >= MostMembers => new Refused(TeamRefusals.TooManyMembers),
            EnrolTeamMember said => new TeamMemberEnrolled(said.Member, said.Name),
            RetireTeamMember said => Member(said.Member) is null ? Verdict<TeamEvent>.Nothing : new TeamMemberRetired(said.Member),

            PlanMilestone said => Plan(said),
            DropMilestone said => Milestone(said.Milestone) switch
            {
                null => Verdict<TeamEvent>.Nothing,
                { Reached: not null } => new Refused(TeamRefusals.AlreadyReached),
                _ => new MilestoneDropped(said.Milestone),
            },
            ForecastMilestone or ReachMilestone => Reach(command, now, Days.Of(now, ((BoardOptions)context.Settings!).Zone)),
            ReportProgress said => new ProgressReported(said.Note, now),

            RaiseObstacle said => Raise(said, context),
            AnswerObstacle said => Obstacle(said.Obstacle) switch
            {
                { Unit: { } unit } when !context.By.Reaches(new Standing("", ChainIds.PathOf("units", unit))) => Verdict<TeamEvent>.Unknown,
                null or { Unit: null } => new Refused(TeamRefusals.NoSuchObstacle),
                { Answer: { } answer } when answer == said.Note => Verdict<TeamEvent>.Nothing,
                _ => new ObstacleAnswered(said.Obstacle, said.Note, now),
            },
            ClearObstacle said when said.Obstacle < 1 || said.Obstacle > Raised => new Refused(TeamRefusals.NoSuchObstacle),
            ClearObstacle said => Obstacle(said.Obstacle) is null ? Verdict<TeamEvent>.Nothing : new ObstacleCleared(said.Obstacle, said.Note, now),
            FinishProject when Milestones.IsEmpty || Milestones.Exists(one => one.Reached is null) => new Refused(TeamRefusals.MilestonesOpen),
            FinishProject said => new ProjectFinished(said.Note, now),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "No rule for this command."),
        };
    }

    /// <inheritdoc/>
    public Team Apply(TeamEvent happened) => happened switch
    {
        TeamRegistered e => this with { Name = e.Name, Project = e.Project, Area = e.Area },
        TeamMemberEnrolled e when Member(e.Member) is { } known => this with { Members = Members.Replace(known, known with { Name = e.Name }) },
        TeamMemberEnrolled e => this with { Members = Members.Add(new TeamMemberView(e.Member, e.Name)) },
        TeamMemberRetired e => this with { Members = Members.RemoveAll(one => one.Member == e.Member) },
        MilestonePlanned e => With(Milestone(e.Milestone) is { } known
            ? known with { Name = e.Name, Plan = e.Plan }
            : new MilestoneView(e.Milestone, e.Name, e.Plan, null, null)),
        MilestoneDropped e => this with { Milestones = Milestones.RemoveAll(one => one.Milestone == e.Milestone) },
        MilestoneForecast e when Milestone(e.Milestone) is { } known =>
            With(known with { Forecast = e.Forecast }).Said(e.At, "teams.milestone-forecast", known.Name),
        MilestoneReached e when Milestone(e.Milestone) is { } known =>
            With(known with { Reached = e.On }).Said(e.At, "teams.milestone-reached", known.Name),
        ProgressReported e => Said(e.At, "teams.progress-reported", e.Note),
        ObstacleRaised e => (this with
        {
            Obstacles = Obstacles.Add(new ObstacleView(e.Obstacle, e.Title, e.Unit, e.DueAt, e.At, null, null)),
            Raised = e.Obstacle,
        }).Said(e.At, "teams.obstacle-raised", e.Title),
        ObstacleAnswered e when Obstacle(e.Obstacle) is { } known => this with
        {
            Obstacles = Obstacles.Replace(known, known with { Answer = e.Note, AnsweredAt = e.At }),
            Latest = new Happening("teams.obstacle-answered", e.At, known.Title),
        },
        ObstacleCleared e when Obstacle(e.Obstacle) is { } known =>
            (this with { Obstacles = Obstacles.Remove(known) }).Said(e.At, "teams.obstacle-cleared", known.Title),
        ProjectFinished e => (this with { FinishedAt = e.At }).Said(e.At, "teams.project-finished", Project),
        BranchNoted e => this with { Serving = e.Serves ? Serving.Add(e.Enterprise) : Serving.Remove(e.Enterprise) },
        _ => this,
    };

    /// <inheritdoc/>
    public ViewQuery? Gather(TeamCommand command) =>
        command is RaiseObstacle { Unit: { } unit } && ChainIds.Parse(unit) is not null ? new ViewQuery("units", [ChainIds.PathOf("units", unit)]) { Size = 1 } : null;

    /// <inheritdoc/>
    public IEnumerable<(string Target, object Command)> Notifications(Team before) =>
        FinishedAt is not null && before.FinishedAt is null
            ? Serving.Select(firm => ($"enterprises/{firm}", (object)new Contracts.Enterprises.EndProjectBranches(Id)))
            : [];

    /// <inheritdoc/>
    public ViewRow Row() => Row(View()) with { Turns = [.. Turns().Take(MostTurns)] };

    /// <summary>What lists and walls see.</summary>
    public TeamView View() => new(
        Id, Name, Project, Area ?? default, Members.Count, Milestones.Count, Milestones.Count(one => one.Reached is not null),
        Milestones.Find(one => one.Reached is null) ?? Milestones.LastOrDefault(),
        Milestones.Where(one => one.Reached is not null).MaxBy(one => one.Reached) is { } last ? last.Plan.DayNumber - last.Reached!.Value.DayNumber : null,
        Obstacles.Count, Obstacles.Where(one => one is { Unit: not null, AnsweredAt: null }).Min(one => one.DueAt), ReportedAt, FinishedAt, Latest, Owed().FirstOrDefault());

    /// <inheritdoc/>
    public bool HasDetailsOf(Team before) =>
        ReferenceEquals(Members, before.Members) && ReferenceEquals(Milestones, before.Milestones) && ReferenceEquals(Obstacles, before.Obstacles);

    /// <inheritdoc/>
    public object Details() => new TeamDetails(Members, Milestones, Obstacles);

    private static ViewRow Row(TeamView view) => new("teams", view)
    {
        Area = view.Area.Value,
        Chain = ChainIds.PathOf("teams", view.Id),
        Status = view.FinishedAt is null ? "active" : "finished",
        Title = view.Name,
        Text = view.Project,
        DueAt = view.NextHelpDueAt,
    };

    /// <summary>Help that units owe, the most urgent first.</summary>
    private IEnumerable<ObstacleView> Owed() =>
        Obstacles.Where(one => one is { Unit: not null, AnsweredAt: null }).OrderBy(one => one.DueAt ?? DateTimeOffset.MaxValue);

    /// <summary>Units that owe help, the most urgent first; then what the lead is to do.</summary>
    private IEnumerable<Turn> Turns()
    {
        if (FinishedAt is not null) yield break;
        var place = ChainIds.PathOf("teams", Id);
        foreach (var owed in Owed().Take(MostTurns - 2))
            yield return new Turn(Units, ChainIds.PathOf("units", owed.Unit!), "answer-obstacle", owed.DueAt);
        if (Obstacles.Exists(one => one.AnsweredAt is not null)) yield return new Turn(Lead, place, "clear-obstacle", null);
        if (Milestones.Exists(one => one.Reached is null)) yield return new Turn(Lead, place, "reach-milestone", null);
        else if (!Milestones.IsEmpty) yield return new Turn(Lead, place, "finish-project", null);
    }

    private Verdict<TeamEvent> Plan(PlanMilestone said)
    {
        if (said.Plan < FirstDay || said.Plan >= LastDay) return new Refused(TeamRefusals.DayOutOfRange);
        var known = Milestone(said.Milestone);
        if (known is not null && (known.Name, known.Plan) == (said.Name, said.Plan)) return Verdict<TeamEvent>.Nothing;
        if (known?.Reached is not null) return new Refused(TeamRefusals.AlreadyReached);
        if (known is null && Milestones.Count >= MostMilestones) return new Refused(TeamRefusals.TooManyMilestones);
        return new MilestonePlanned(said.Milestone, said.Name, said.Plan);
    }

    private Verdict<TeamEvent> Reach(TeamCommand command, DateTimeOffset now, DateOnly today)
    {
        var (number, day) = command is ReachMilestone reached ? (reached.Milestone, reached.On ?? today) : (((ForecastMilestone)command).Milestone, ((ForecastMilestone)command).Forecast);
        if (Milestone(number) is not { } known) return new Refused(TeamRefusals.NotPlanned);
        if (day < FirstDay || day >= LastDay) return new Refused(TeamRefusals.DayOutOfRange);
        if (command is ForecastMilestone)
            return known.Reached is not null ? new Refused(TeamRefusals.AlreadyReached)
                : known.Forecast == day ? Verdict<TeamEvent>.Nothing : new MilestoneForecast(number, day, now);
        if (known.Reached is { } before) return before == day ? Verdict<TeamEvent>.Nothing : new Refused(TeamRefusals.AlreadyReached);
        return day > today ? new Refused(TeamRefusals.InFuture) : new MilestoneReached(number, day!.Value, now);
    }

    private Verdict<TeamEvent> Raise(RaiseObstacle said, DecisionContext context)
    {
        if (said.Unit is { } unit && (ChainIds.Parse(unit) is null || ChainIds.ChainOf(unit) != ChainIds.ChainOf(Id) || context.Gathered is not { Total: > 0 }))
            return new Refused(TeamRefusals.UnknownUnit);
        if (said.DueAt is { } due && (due <= context.Now || due > context.Now.AddYears(YearsAhead))) return new Refused(TeamRefusals.DueOutOfRange);
        return Obstacles.Count >= MostObstacles
            ? new Refused(TeamRefusals.TooManyObstacles)
            : new ObstacleRaised(Raised + 1, said.Title, said.Unit, said.DueAt, context.Now);
    }

    private Team With(MilestoneView one) => this with
    {
        Milestones = [.. Milestones.Where(other => other.Milestone != one.Milestone).Append(one).OrderBy(other => other.Plan).ThenBy(other => other.Milestone, StringComparer.Ordinal)],
    };

    private Team Said(DateTimeOffset at, string what, string detail) => this with { ReportedAt = at, Latest = new Happening(what, at, detail) };

    private TeamMemberView? Member(string id) => Members.Find(one => one.Member == id);

    private MilestoneView? Milestone(string number) => Milestones.Find(one => one.Milestone == number);

    private ObstacleView? Obstacle(int number) => Obstacles.Find(one => one.Obstacle == number);
}
