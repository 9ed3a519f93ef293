using System.Globalization;
using Bogus;
using Coordination.Contracts.Areas;

namespace Coordination.Web.Demo;

/// <summary>Someone on a roster.</summary>
internal sealed record SamplePerson(string Id, string Name);

/// <summary>A sample grid. <paramref name="SignIn"/> is the number of the sample sign-in it belongs to; 0 for none.</summary>
internal sealed record SampleGrid(
    AreaCode Code, string Name, int SignIn, SamplePerson Member, IReadOnlyList<(string Id, string Name, string Head)> Buildings)
{
    /// <summary>Co-building units contracted to the grid.</summary>
    public List<(string Id, string Name)> Units { get; } = [];
}

/// <summary>A sample community.</summary>
internal sealed record SampleCommunity(
    AreaCode Code, string Name, string Leader, string? FirstSecretary, IReadOnlyList<SampleGrid> Grids);

/// <summary>
/// The sample county, sized as Xiushui reported itself: 26 communities with 326 grids, 1,630 buildings each with its
/// head, 155 co-building units, 26 linked leaders, 24 first secretaries. The same seed makes the same county.
/// </summary>
internal sealed class SampleCounty
{
    /// <summary>Where it stands. Its communities have numbers from 900, which no real one has.</summary>
    public const string County = "360424";

    private const int Units = 155, FirstSecretaries = 24, SignIns = 36, BuildingsPerGrid = 5, InTown = 20;
    private const string Town = "360424100", Neighbour = "360424118";
    private static readonly int[] GridsPerCommunity = [12, 13, 12, 14, 11, 12, 12, 13, 14, 12, 13, 11, 14];

    private readonly Dictionary<AreaCode, SampleGrid> _played;

    public SampleCounty(int seed)
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(seed) };
        Communities = [.. SampleWords.Communities.Select((name, at) => Community(faker, name, at))];
        Grids = [.. Communities.SelectMany(community => community.Grids)];
        Played = [.. Grids.Where(grid => grid.SignIn == 0)];
        _played = Played.ToDictionary(grid => grid.Code);
        for (var unit = 0; unit < Units; unit++)
            Grids[unit * 2].Units.Add((
                $"u{unit + 1:000}",
                SampleWords.UnitNames[unit % SampleWords.UnitNames.Length] + SampleWords.UnitKinds[unit / SampleWords.UnitNames.Length]));
    }

    public IReadOnlyList<SampleCommunity> Communities { get; }

    public IReadOnlyList<SampleGrid> Grids { get; }

    /// <summary>The grids that the simulator plays; the others belong to sign-ins.</summary>
    public IReadOnlyList<SampleGrid> Played { get; }

    /// <summary>The grid of that code; null when the simulator doesn't play it.</summary>
    public SampleGrid? FindPlayed(AreaCode code) => _played.GetValueOrDefault(code);

    /// <summary>The counties and towns of both places, under their own names.</summary>
    public static IReadOnlyList<(AreaCode Code, string Name)> Places { get; } = ReadPlaces();

    private static SampleCommunity Community(Faker faker, string name, int at)
    {
        var code = at < InTown ? $"{Town}{901 + at}" : $"{Neighbour}{901 + at - InTown}";
        var count = GridsPerCommunity[at % GridsPerCommunity.Length];
        return new SampleCommunity(
            AreaCode.Parse(code), $"{name}社区", Person(faker), at < FirstSecretaries ? Person(faker) : null,
            [.. Enumerable.Range(1, count).Select(number => Grid(faker, code, name, at, number))]);
    }

    // The first grid of every community and the second of the first ten belong to a sign-in.
    private static SampleGrid Grid(Faker faker, string community, string name, int at, int number)
    {
        var total = SampleWords.Communities.Length;
        var signIn = number == 1 ? at + 1 : number == 2 && at < SignIns - total ? total + at + 1 : 0;
        var code = string.Create(CultureInfo.InvariantCulture, $"{community}{number:000}");
        return new SampleGrid(
            AreaCode.Parse(code), $"{number:00}网格", signIn, new SamplePerson($"sample-{code}", Person(faker)),
            [.. Enumerable.Range(1, BuildingsPerGrid).Select(building => (
                $"{building:00}",
                $"{name}{SampleWords.Estates[number % SampleWords.Estates.Length]}{(number - 1) * BuildingsPerGrid + building}栋",
                Person(faker)))]);
    }

    internal static string Person(Faker faker) => faker.Name.LastName() + faker.Name.FirstName();

    private static IReadOnlyList<(AreaCode, string)> ReadPlaces()
    {
        using var stream = typeof(SampleCounty).Assembly.GetManifestResourceStream(typeof(SampleCounty), "places.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.TrimEnd('\r').Split(','))
            .Select(cells => (AreaCode.Parse(cells[0]), cells[1]))];
    }
}
