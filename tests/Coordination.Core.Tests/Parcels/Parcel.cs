using System.Text.Json.Serialization;
using Coordination.Contracts.Gate;
using Coordination.Core.Journal;

[assembly: Features]

namespace Coordination.Core.Tests.Parcels;

/// <summary>A kind for tests: it notifies others, hears what became of it, has an alarm, looks others up and keeps details.</summary>
[GenerateSerializer, Alias("parcels.command")]
[JsonDerivedType(typeof(SendParcel), "send")]
[JsonDerivedType(typeof(TakeParcel), "take")]
[JsonDerivedType(typeof(HearOfParcel), "hear")]
[JsonDerivedType(typeof(SetAlarm), "set-alarm")]
[JsonDerivedType(typeof(Ring), "ring")]
[JsonDerivedType(typeof(CountOthers), "count-others")]
[JsonDerivedType(typeof(Move), "move")]
[JsonDerivedType(typeof(SignFor), "sign-for")]
public abstract record ParcelCommand;

[GenerateSerializer, Immutable, Alias("parcels.send")]
public sealed record SendParcel(string To, string Text) : ParcelCommand;

/// <summary>"no" is refused, "break" breaks the rule.</summary>
[GenerateSerializer, Immutable, Alias("parcels.take")]
public sealed record TakeParcel(string Text) : ParcelCommand;

[GenerateSerializer, Immutable, Alias("parcels.hear")]
public sealed record HearOfParcel(string Target, string? Refusal) : ParcelCommand;

[GenerateSerializer, Immutable, Alias("parcels.set-alarm")]
public sealed record SetAlarm(DateTimeOffset At, bool Breaks = false) : ParcelCommand;

[GenerateSerializer, Immutable, Alias("parcels.ring")]
public sealed record Ring : ParcelCommand;

[GenerateSerializer, Immutable, Alias("parcels.count-others")]
public sealed record CountOthers : ParcelCommand;

[GenerateSerializer, Immutable, Alias("parcels.move")]
public sealed record Move(string Area) : ParcelCommand;

/// <summary>Whoever of the area 360481 is a grid member is to sign for every parcel that was taken.</summary>
[GenerateSerializer, Immutable, Alias("parcels.sign-for")]
public sealed record SignFor : ParcelCommand;

[JsonDerivedType(typeof(ParcelSent), "parcels.sent.v1")]
[JsonDerivedType(typeof(ParcelTaken), "parcels.taken.v1")]
[JsonDerivedType(typeof(ParcelHeardOf), "parcels.heard-of.v1")]
[JsonDerivedType(typeof(AlarmSet), "parcels.alarm-set.v1")]
[JsonDerivedType(typeof(Rung), "parcels.rung.v1")]
[JsonDerivedType(typeof(OthersCounted), "parcels.others-counted.v1")]
[JsonDerivedType(typeof(Moved), "parcels.moved.v1")]
public abstract record ParcelEvent;

public sealed record ParcelSent(string To, string Text) : ParcelEvent;

public sealed record ParcelTaken(string Text) : ParcelEvent;

public sealed record ParcelHeardOf(string Target, string? Refusal) : ParcelEvent;

public sealed record AlarmSet(DateTimeOffset At, bool Breaks) : ParcelEvent;

public sealed record Rung : ParcelEvent;

public sealed record OthersCounted(int Count) : ParcelEvent;

public sealed record Moved(string Area) : ParcelEvent;

public sealed record ParcelView(string Id, string Area, string[] Taken, string[] Heard, int Rung, int? Others);

public sealed record ParcelDetails(int Taken);

public sealed record Parcel(
    string Id, string Area, string[] Taken, string[] Heard, ParcelSent? Sent, DateTimeOffset? AlarmAt, bool Breaks, int Rings, int? Others)
    : IStreamState<Parcel, ParcelCommand, ParcelEvent>, INotifies<Parcel>, IHears<ParcelCommand>, IWakes<ParcelCommand>, IGathers<ParcelCommand>,
        IDetailed<Parcel>
{
    public static Kind Kind { get; } = Kind.Of<Parcel, ParcelCommand, ParcelEvent, ParcelView>("parcels", "parcel", id => id, Row);

    public static int Format => 1;

    public static Parcel Empty(string id) => new(id, "360424", [], [], null, null, false, 0, null);

    public Standing? Stands(ParcelCommand command) => new(Area);

    public Verdict<ParcelEvent> Decide(ParcelCommand command, DecisionContext context) => command switch
    {
        SendParcel one => new ParcelSent(one.To, one.Text),
        TakeParcel { Text: "no" } => new Refused("parcel.refused"),
        TakeParcel { Text: "break" } => throw new InvalidOperationException("As a rule with a fault would."),
        TakeParcel one => new ParcelTaken(one.Text),
        HearOfParcel one => new ParcelHeardOf(one.Target, one.Refusal),
        SetAlarm one => new AlarmSet(one.At, one.Breaks),
        Ring when Breaks => throw new InvalidOperationException("As a rule with a fault would."),
        Ring => new Rung(),
        CountOthers => new OthersCounted(context.Gathered!.Items.Count),
        Move one => new Moved(one.Area),
        SignFor => new Moved("360481"),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    public Parcel Apply(ParcelEvent happened) => happened switch
    {
        ParcelSent e => this with { Sent = e },
        ParcelTaken e => this with { Taken = [.. Taken, e.Text] },
        ParcelHeardOf e => this with { Heard = [.. Heard, $"{e.Target} {e.Refusal ?? "done"}"] },
        AlarmSet e => this with { AlarmAt = e.At, Breaks = e.Breaks },
        Rung => this with { AlarmAt = null, Rings = Rings + 1 },
        OthersCounted e => this with { Others = e.Count },
        Moved e => this with { Area = e.Area },
        _ => this,
    };

    public ViewRow Row() => Row(new ParcelView(Id, Area, Taken, Heard, Rings, Others)) with { AlarmAt = AlarmAt };

    public IEnumerable<(string Target, object Command)> Notifications(Parcel before) =>
        Sent is { } sent && sent != before.Sent ? [(sent.To, new TakeParcel(sent.Text))] : [];

    public ParcelCommand? OnHeard(Message sent, string? refusal) => new HearOfParcel(sent.Target, refusal);

    public ParcelCommand? OnWake(DateTimeOffset now) => AlarmAt <= now ? new Ring() : null;

    public ViewQuery? Gather(ParcelCommand command) => command is CountOthers ? new ViewQuery("parcels", ["*"]) : null;

    public bool HasDetailsOf(Parcel before) => ReferenceEquals(Taken, before.Taken);

    public object Details() => new ParcelDetails(Taken.Length);

    private static ViewRow Row(ParcelView view) => new("parcels", view)
    {
        Area = view.Area,
        Title = view.Id,
        Turns = view.Taken.Length == 0 ? [] : [new Turn([Role.GridMember], "360481", "sign-for", null)],
    };
}

[GrainType("parcel")]
internal sealed class ParcelGrain(IJournal journal, TimeProvider clock) : JournalGrain<Parcel, ParcelCommand, ParcelEvent>(journal, clock);
