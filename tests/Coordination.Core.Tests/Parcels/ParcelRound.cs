using System.Text.Json.Serialization;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

namespace Coordination.Core.Tests.Parcels;

/// <summary>A kind for tests: a sweep over all parcels, and several deadlines.</summary>
[GenerateSerializer, Alias("parcel-rounds.command")]
[JsonDerivedType(typeof(StartRound), "start")]
[JsonDerivedType(typeof(GoOn), "go-on")]
[JsonDerivedType(typeof(SetReminders), "set-reminders")]
[JsonDerivedType(typeof(Remind), "remind")]
public abstract record RoundCommand;

[GenerateSerializer, Immutable, Alias("parcel-rounds.start")]
public sealed record StartRound(string Text) : RoundCommand;

[GenerateSerializer, Immutable, Alias("parcel-rounds.go-on")]
public sealed record GoOn(string? After) : RoundCommand;

[GenerateSerializer, Immutable, Alias("parcel-rounds.set-reminders")]
public sealed record SetReminders(DateTimeOffset Soon, DateTimeOffset Later) : RoundCommand;

[GenerateSerializer, Immutable, Alias("parcel-rounds.remind")]
public sealed record Remind(Reminder Which, DateTimeOffset At) : RoundCommand;

public enum Reminder
{
    Later,
    Soon,
}

[JsonDerivedType(typeof(RoundStarted), "parcel-rounds.started.v1")]
[JsonDerivedType(typeof(RoundWentOn), "parcel-rounds.went-on.v1")]
[JsonDerivedType(typeof(RemindersSet), "parcel-rounds.reminders-set.v1")]
[JsonDerivedType(typeof(Reminded), "parcel-rounds.reminded.v1")]
public abstract record RoundEvent;

public sealed record RoundStarted(string Text, DateTimeOffset At) : RoundEvent;

public sealed record RoundWentOn(SweepPage Page) : RoundEvent;

public sealed record RemindersSet(DateTimeOffset Soon, DateTimeOffset Later) : RoundEvent;

public sealed record Reminded(Reminder Which) : RoundEvent;

public sealed record RoundView(string Id, Reminder[] Reminded, bool IsOver);

public sealed record ParcelRound(string Id, string Text, DateTimeOffset StartedAt, Sweep? Sweep, Deadlines<Reminder> Reminders, Reminder[] Heard)
    : IStreamState<ParcelRound, RoundCommand, RoundEvent>, INotifies<ParcelRound>, IWakes<RoundCommand>, ISweeps<RoundCommand>, IGathers<RoundCommand>
{
    public static Kind Kind { get; } = Kind.Of<ParcelRound, RoundCommand, RoundEvent, RoundView>("parcel-rounds", "parcel-round", id => id, Row);

    public static int Format => 1;

    public static ParcelRound Empty(string id) => new(id, "", default, null, default, []);

    public Standing? Stands(RoundCommand command) => new("360424");

    public Verdict<RoundEvent> Decide(RoundCommand command, DecisionContext context) => command switch
    {
        StartRound one => new RoundStarted(one.Text, context.Now),
        GoOn one when Sweep is not { IsOver: false } || one.After != Sweep.After => Verdict<RoundEvent>.Nothing,
        GoOn => new RoundWentOn(Sweep.PageOf(context.Gathered!)),
        SetReminders one => new RemindersSet(one.Soon, one.Later),
        Remind one when Reminders[one.Which] != one.At => Verdict<RoundEvent>.Nothing,
        Remind when Text == "awaits" && context.Gathered!.Items.All(parcel => parcel.Id != "awaited") => new Refused("parcel-round.not-yet"),
        Remind one => new Reminded(one.Which),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    public ParcelRound Apply(RoundEvent happened) => happened switch
    {
        RoundStarted e => this with { Text = e.Text, StartedAt = e.At, Sweep = Sweep.Begin },
        RoundWentOn e => this with { Sweep = Sweep!.Then(e.Page) },
        RemindersSet e => this with { Reminders = Reminders.With(Reminder.Later, e.Later).With(Reminder.Soon, e.Soon) },
        Reminded e => this with { Reminders = Reminders.With(e.Which, null), Heard = [.. Heard, e.Which] },
        _ => this,
    };

    public ViewRow Row() => Row(new RoundView(Id, Heard, Sweep is { IsOver: true })) with
    {
        AlarmAt = Sweep is { IsOver: false } ? StartedAt : Reminders.Next,
    };

    public IEnumerable<(string Target, object Command)> Notifications(ParcelRound before) =>
        Sweep?.Notifications(before.Sweep, _ => new TakeParcel(Text)) ?? [];

    public RoundCommand? OnWake(DateTimeOffset now) => Reminders.Passed(now) is { } which ? new Remind(which, Reminders[which]!.Value) : null;

    public RoundCommand? NextPage() => Sweep is { IsOver: false } ? new GoOn(Sweep.After) : null;

    public ViewQuery? Gather(RoundCommand command) =>
        command is GoOn on ? Sweep.Query(new ViewQuery("parcels", ["*"]), on.After) : command is Remind ? new ViewQuery("parcels", ["*"]) : null;

    private static ViewRow Row(RoundView view) => new("parcel-rounds", view) { Area = "360424", Title = view.Id };
}

[GrainType("parcel-round")]
internal sealed class ParcelRoundGrain(IJournal journal, TimeProvider clock)
    : JournalGrain<ParcelRound, RoundCommand, RoundEvent>(journal, clock);
