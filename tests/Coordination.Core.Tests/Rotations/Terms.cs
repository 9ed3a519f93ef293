using Coordination.Contracts.Chains;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Rotations;
using Coordination.Core.Journal;
using Coordination.Core.Rotations;

namespace Coordination.Core.Tests.Rotations;

/// <summary>The rotation of a chain with three units, in which things happen one after the other.</summary>
internal sealed class Terms
{
    public const string Blue = "steel.blue", Red = "steel.red", Green = "steel.green";
    private int _sent;

    public DateTimeOffset Now { get; private set; } = Start;

    public Rotation Rotation { get; private set; } = Rotation.Empty("steel");

    /// <summary>The rotation before the last command.</summary>
    public Rotation Before { get; private set; } = Rotation.Empty("steel");

    /// <summary>What is open when it is looked for.</summary>
    public List<StoredView> Open { get; } = [];

    /// <summary>How many units the chain has.</summary>
    public int Units { get; set; } = 3;

    /// <summary>All that happened, in order.</summary>
    public List<RotationEvent> Events { get; } = [];

    /// <summary>What others were told by the last command.</summary>
    public List<(string Target, object Command)> Told => [.. Rotation.Notifications(Before)];

    public static DateTimeOffset Start { get; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static Actor Chief { get; } = new("chief", [new RoleGrant(Role.ChainChief, "chains/steel")]);

    public static Actor Server { get; } = new("server", [new RoleGrant(Role.Administrator, "*")]);

    /// <summary>Blue chairs; red, green, blue and red come, thirty days each.</summary>
    public static Terms Running()
    {
        var terms = new Terms();
        Assert.Null(terms.Does(Chief, new PlanTerms([Of(Blue, 0), Of(Red, 30), Of(Green, 60), Of(Blue, 90), Of(Red, 120)])));
        terms.Wake();
        Assert.Equal(Blue, terms.Rotation.Chair);
        return terms;
    }

    /// <summary>A term from so many days after the start.</summary>
    public static PlannedTerm Of(string unit, double from, double days = 30, int? term = null) => new(unit, Start.AddDays(from), Start.AddDays(from + days), term);

    public static Actor By(string unit) =>
        new($"account-{unit}", [new RoleGrant(Role.MemberUnit, ChainIds.PathOf("units", unit)), new RoleGrant(Role.MemberUnit, "chains/steel")]);

    /// <summary>Time passes, without anybody looking at the clock.</summary>
    public void Pass(double days) => Now += TimeSpan.FromDays(days);

    /// <summary>The server wakes the rotation until it has nothing more to do, as it does; so often it did.</summary>
    public int Wake()
    {
        var times = 0;
        for (; Rotation.OnWake(Now) is { } command; times++)
        {
            var before = Events.Count;
            Assert.Null(Does(Server, command));
            Assert.True(Events.Count > before, $"{command} changed nothing.");
        }
        return times;
    }

    /// <summary>What the rules say of it; null when it was done.</summary>
    public string? Does(Actor by, RotationCommand command)
    {
        var verdict = Rotation.Decide(command, Context(by, Rotation.Gather(command)));
        Before = Rotation;
        Assert.False(verdict.IsUnknown);
        foreach (var happened in verdict.Events) Rotation = Rotation.Apply(happened);
        Events.AddRange(verdict.Events);
        return verdict.Refusal;
    }

    /// <summary>Says that it is refused, or nothing: and that nothing happened.</summary>
    public string? Refusal(Actor by, RotationCommand command)
    {
        var before = Events.Count;
        var refusal = Does(by, command);
        Assert.Equal(before, Events.Count);
        return refusal;
    }

    private DecisionContext Context(Actor by, ViewQuery? query)
    {
        ViewPage? gathered = query switch
        {
            null => null,
            { Kind: "chains" } => new(
                [
                    new StoredView("chains/steel", 1, Now, new ViewRow("chains", null) { Area = "350981", Title = "Steel" }),
                    .. new[] { Blue, Green, Red }.Take(Math.Min(Units, query.Size - 1)).Select(unit => new StoredView($"units/{unit}", 1, Now, new ViewRow("units", null))),
                ], Units + 1, null),
            _ => new([.. Open], Open.Count, null),
        };
        return new(by, Now, CommandKey.OfCaller($"k{++_sent}"), new RotationSettings(), gathered);
    }
}
