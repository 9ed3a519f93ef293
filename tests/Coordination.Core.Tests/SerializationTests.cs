using Coordination.Contracts.Areas;
using Coordination.Contracts.Boards;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Grids;
using Coordination.Contracts.Matters;
using Coordination.Core.Boards;
using Coordination.Core.Journal;
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
        var sent = new Envelope("key", new Actor("member", [new RoleGrant(Role.GridMember, "360424")]), new DispatchMatter(AreaCode.Parse("360424100901003"), "go"), 7);
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
        var fold = new BoardFold(AreaCode.Parse("360424"), TimeZoneInfo.Utc);
        var audience = new BoardFact[]
        {
            new PlaceFact("communities/360424100901", 1, Now, AreaCode.Parse("360424100901"), null, "Sample"),
            new GridFact("grids/360424100901003", 4, Now, AreaCode.Parse("360424100901003"), new Happening("grids.patrol-recorded", Now), "03", GridLevel.Busy, 2, 1, 3, 1, Now),
            new MatterFact("matters/a", 2, Now, AreaCode.Parse("360424100901003"), null, "Lamp", MatterStep.Handle, true, Now, AreaLevel.Street, Now, true, null, null),
        };
        foreach (var fact in Round(audience)) fold.Merge(fact);
        Frame[] frames = [fold.Snapshot("area/360424", 1, Now), fold.Delta("area/360424", 2, Now, out _)!];
        Assert.Equivalent(frames, Round(frames), strict: true);
    }

    private static T Round<T>(T value) => Between.Deserialize<T>(Between.SerializeToArray(value))!;
}
