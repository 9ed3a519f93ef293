using Coordination.Contracts.Areas;
using Coordination.Contracts.Gate;
using Coordination.Contracts.Matters;
using Coordination.Core.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Coordination.Core.Tests;

/// <summary>The envelope of commands and its answer between silos; what features put in it has its test among the checks of the architecture.</summary>
public sealed class SerializationTests
{
    private static readonly Serializer Between = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

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

    private static T Round<T>(T value) => Between.Deserialize<T>(Between.SerializeToArray(value))!;
}
