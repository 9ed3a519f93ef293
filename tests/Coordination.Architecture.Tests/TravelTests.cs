using Coordination.Contracts.Boards;
using Coordination.Core.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Coordination.Architecture.Tests;

/// <summary>What features send between silos arrives as it was: one silo alone never serializes, so nothing else would notice.</summary>
public sealed class TravelTests
{
    private static readonly Serializer Between = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    /// <summary>Commands, frames and facts of every feature, by their names.</summary>
    public static TheoryData<string> Travellers => [.. All.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, Type> All { get; } = new[] { typeof(Frame), typeof(IJournal) }
        .SelectMany(one => one.Assembly.GetTypes())
        .Where(type => !type.IsAbstract && type.IsDefined(typeof(GenerateSerializerAttribute), false))
        .Where(type => Features.All.Contains(type.Namespace!.Split('.')[^1]))
        .ToDictionary(type => type.FullName!);

    [Theory]
    [MemberData(nameof(Travellers))]
    public void What_a_feature_sends_between_silos_arrives_whole(string name)
    {
        var sent = EventSamples.Sample(All[name]);
        var came = Between.Deserialize<object>(Between.SerializeToArray<object>(sent));
        Assert.IsType(All[name], came);
        Assert.Equivalent(sent, came, strict: true);
    }

    [Fact]
    public void Every_command_travels() =>
        Assert.Empty(KindCatalog.All.SelectMany(kind => kind.Commands.Values).Except(All.Values));
}
