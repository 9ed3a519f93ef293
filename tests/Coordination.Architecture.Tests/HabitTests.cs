using System.Reflection;
using System.Text.RegularExpressions;
using Coordination.Contracts.Boards;
using Coordination.Core.Journal;

namespace Coordination.Architecture.Tests;

public sealed partial class HabitTests
{
    private static readonly Type[] Core = typeof(IJournal).Assembly.GetTypes();
    private static readonly Type[] Wire = [.. typeof(Frame).Assembly.GetTypes(), .. Core];

    [Fact]
    public void Every_grain_has_a_type_name_of_its_own()
    {
        var grains = Core.Where(type => type is { IsAbstract: false } && typeof(Grain).IsAssignableFrom(type)).ToList();
        Assert.NotEmpty(grains);
        Assert.DoesNotContain(grains, type => !type.IsDefined(typeof(GrainTypeAttribute), false));
    }

    [Fact]
    public void Every_grain_interface_and_each_of_its_methods_has_an_alias()
    {
        var interfaces = Core.Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)).ToList();
        Assert.NotEmpty(interfaces);
        Assert.DoesNotContain(interfaces, type => !HasAlias(type));
        Assert.DoesNotContain(interfaces.SelectMany(type => type.GetMethods()), method => !HasAlias(method));
    }

    [Fact]
    public void Everything_that_travels_between_silos_has_an_alias_of_its_own()
    {
        var travellers = Wire.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), false)).ToList();
        Assert.NotEmpty(travellers);
        Assert.DoesNotContain(travellers, type => !HasAlias(type));
        var aliases = travellers.SelectMany(type => type.GetCustomAttributes<AliasAttribute>(false)).Select(alias => alias.Alias).ToList();
        Assert.Equal(aliases.Distinct(), aliases);
    }

    // What a page shows it is told by a board: a clock of its own only moves what it knows.
    [Fact]
    public void No_page_asks_again_by_the_clock()
    {
        string[] movers = ["Boards/BoardHeader.razor", "Boards/BoardShell.razor.cs", "Boards/TickerBar.razor"];
        Assert.Equal(movers, Repository.Sources("src/Coordination.Client").Where(file => ClockOfItsOwn().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Path.Combine(Repository.Root, "src/Coordination.Client"), file).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"PeriodicTimer|CreateTimer|new Timer\(|new System\.Threading\.Timer")]
    private static partial Regex ClockOfItsOwn();

    [Fact]
    public void Every_command_of_a_kind_travels()
    {
        var commands = KindCatalog.All.SelectMany(kind => kind.Commands.Values).ToList();
        Assert.NotEmpty(commands);
        Assert.DoesNotContain(commands, type => !type.IsDefined(typeof(GenerateSerializerAttribute), false));
    }

    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Threading.Thread.Sleep(System.Int32)")]
    [InlineData("M:System.Guid.NewGuid")]
    public void The_clock_and_other_symbols_are_banned(string symbol) =>
        Assert.Contains(Lines("BannedSymbols.txt"), line => line.StartsWith(symbol + ";", StringComparison.Ordinal));

    [Fact]
    public void The_ban_is_part_of_every_build_and_an_error()
    {
        var props = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"));
        Assert.Contains("BannedSymbols.txt", props, StringComparison.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", props, StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true", props, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_switches_the_ban_off() => Assert.DoesNotContain(Sources("src"), file => SwitchesOff(File.ReadAllText(file)));

    [Fact]
    public void Switching_the_ban_off_is_found() => Assert.True(SwitchesOff("#pragma warning disable RS0030"));

    // Coordination.Testing has the one loop that waits for a condition.
    [Fact]
    public void No_test_sleeps_or_is_skipped_for_ever() =>
        Assert.DoesNotContain(
            Sources("tests").Where(file => !file.Contains("Coordination.Testing") && Path.GetFileName(file) != "HabitTests.cs"),
            file => Sleepy().IsMatch(File.ReadAllText(file)));

    [Theory]
    [InlineData("await Task.Delay(500);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1));")]
    [InlineData("[Fact(Skip = \"later\")]")]
    public void A_sleep_in_a_test_is_found(string line) => Assert.Matches(Sleepy(), line);

    private static bool HasAlias(MemberInfo member) => member.IsDefined(typeof(AliasAttribute), false);

    private static bool SwitchesOff(string source) => source.Contains("RS0030", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(string top) => Repository.Sources(top);

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(Repository.Root, file));

    // A delay that is given a token waits between two looks at a condition.
    [GeneratedRegex(@"^\s*await Task\.Delay\([^,;]*\);|Skip\s*=\s*""", RegexOptions.Multiline)]
    private static partial Regex Sleepy();
}
