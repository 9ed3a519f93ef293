using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Contracts.Worklist;
using Coordination.Core.Areas;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
using Coordination.Core.Worklist;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Coordination.Core.Tests;

/// <summary>What goes between silos arrives as it was: one silo alone never serializes, so nothing else would notice.</summary>
public sealed class SerializationTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Serializer Between = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void Every_command_has_a_serializer() => Assert.All(
        KindCatalog.All.SelectMany(kind => kind.Commands.Values), command => Assert.True(Between.CanSerialize(command), command.Name));

    [Fact]
    public void An_envelope_arrives_whole()
    {
        var sent = new Envelope(CommandKey.OfCaller("key"), new Actor("member", [new RoleGrant(Role.GridMember, "360424")]), new DispatchMatter(AreaCode.Parse("360424100901003"), "go"), 7);
        var came = Round(sent);
        Assert.Equal((sent.Key, sent.Command, sent.IfVersion, sent.By.Id), (came.Key, came.Command, came.IfVersion, came.By.Id));
        Assert.Equal(sent.By.Places, came.By.Places);
        Assert.Null(Assert.IsType<DispatchMatter>(Round(sent with { Command = new DispatchMatter() }).Command).Grid);
    }

    [Fact]
    public void An_answer_arrives_whole() =>
        Assert.Equal("{}"u8.ToArray(), Round(new Answer(Outcome.Done, 3, "{}"u8.ToArray())).View.ToArray());

    [Fact]
    public void Frames_arrive_whole()
    {
        var fold = new AreaFold(AreaCode.Parse("360424"), TimeZoneInfo.Utc);
        var facts = new BoardFact[]
        {
            new("communities/360424100901", 1, Now, new PlaceFact(AreaCode.Parse("360424100901"), "Sample")),
            new("grids/360424100901003", 4, Now, new GridFact(AreaCode.Parse("360424100901003"), new Happening("grids.patrol-recorded", Now), "03", GridLevel.Busy, 2, 1, Now)),
            new("matters/a", 2, Now, new MatterFact("a", AreaCode.Parse("360424100901003"), null, "Lamp", MatterStep.Handle, true, Now, AreaLevel.Street, Now, true, null, null)),
            new("matters/b", 3, Now, null),
        };
        foreach (var fact in Round(facts)) fold.Merge(fact);
        Frame[] frames = [fold.Snapshot("area/360424", 1, Now), fold.Delta("area/360424", 2, Now)!, new WorklistFrame("worklist/a", 1, FrameKind.Snapshot, Now, null, [], null, new(0, 0))];
        Assert.Equivalent(frames, Round(frames), strict: true);
    }

    [Fact]
    public void Facts_of_work_lists_arrive_whole()
    {
        var fact = new BoardFact("matters/a", 2, Now, new WorkFact("Lamp", "file", [new Turn([Role.GridMember], "360424", "file", Now)]));
        Assert.Equivalent(fact, Round(fact), strict: true);
    }

    private static T Round<T>(T value) => Between.Deserialize<T>(Between.SerializeToArray(value))!;
}
