using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Coordination.Contracts;
using Coordination.Core.Journal;
using Coordination.Web.Demo;
using Coordination.Web.Matters;

namespace Coordination.Web.Tests.Demo;

public sealed class SampleActorsTests
{
    private readonly SampleCounty _county = new(360424);

    [Fact]
    public void The_commands_that_make_the_county_are_those_of_every_version_before()
    {
        var actors = SampleParts.Actors(_county);
        var commands = actors.Phases(new SampleSeed(SampleParts.People(_county), 360424))
            .SelectMany(phase => phase).SelectMany(script => script).Concat(actors.Seals).ToList();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in commands)
            digest.AppendData(Encoding.UTF8.GetBytes($"{one.By.Id} {one.Kind} {one.Id} {one.Key} {JsonSerializer.Serialize(one.Command, one.Command.GetType(), WireJson.Options)}\n"));
        Assert.Equal(5891, commands.Count);
        Assert.Equal("ed28b235c4cd564f87ee9e052163ecb3060862f64b188a91693b509453bdd233", Convert.ToHexStringLower(digest.GetHashAndReset()));
    }

    [Fact]
    public void A_part_comes_after_those_it_needs_whatever_its_name() =>
        Assert.Equal(
            ["c", "b", "a"],
            new SampleActors([new Part("a", "b"), new Part("b", "c"), new Part("c")]).Seals.Select(seal => seal.Kind));

    [Fact]
    public void Parts_that_need_each_other_or_none_that_is_there_are_refused()
    {
        Assert.Contains("a, b", Assert.Throws<InvalidOperationException>(() => new SampleActors([new Part("a", "b"), new Part("b", "a")])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new SampleActors([new Part("a", "nobody")]));
    }

    [Fact]
    public void Plays_come_by_their_weight()
    {
        var plays = new SamplePlays([new Idle(1), new Idle(0), new Idle(3)]);
        var random = new Random(1);
        var drawn = Enumerable.Range(0, 4000).Select(_ => plays.Any(random)!.Weight).CountBy(weight => weight).ToDictionary();
        Assert.InRange(drawn[1], 900, 1100);
        Assert.InRange(drawn[3], 2900, 3100);
        Assert.Equal(2, drawn.Count);
        Assert.Null(new SamplePlays([]).Any(random));
    }

    [Fact]
    public void A_sample_matter_is_told_from_one_that_people_reported()
    {
        var random = new Random(1);
        var slow = SampleId.New(random, slow: true);
        var brisk = SampleId.New(random, slow: false);
        Assert.True(SampleId.IsSample(slow) && SampleId.IsSample(brisk));
        Assert.True(SampleId.IsSlow(slow));
        Assert.False(SampleId.IsSlow(brisk));
        Assert.False(SampleId.IsSample(Guid.CreateVersion7().ToString("D")));
    }

    private sealed class Part(string name, params string[] needs) : ISampleActor
    {
        public string Name => name;

        public IReadOnlyList<string> Needs => needs;

        public IReadOnlyList<SampleCommand> Seal => [new(SamplePeople.Seeder, name, "", "", new object())];

        public IEnumerable<IEnumerable<IReadOnlyList<SampleCommand>>> Phases(SampleSeed seed) => [];
    }

    private sealed class Idle(int weight) : ISamplePlay
    {
        public int Weight => weight;

        public Task Load(IViews views, CancellationToken stop) => Task.CompletedTask;

        public SampleCommand? Next(SampleTurn turn) => null;

        public void Take(SampleCommand sent, Answer answer)
        {
        }
    }
}
