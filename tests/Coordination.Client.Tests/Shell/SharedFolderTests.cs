using System.Text.RegularExpressions;
using Coordination.Testing;

namespace Coordination.Client.Tests.Shell;

public sealed partial class SharedFolderTests
{
    private static readonly string Client = Path.Combine(RepositoryRoot.Path, "src", "Coordination.Client");
    private static readonly string[] Shared = ["Api", "Boards", "Language", "Shell"];

    [Fact]
    public void What_all_features_share_names_none_of_them()
    {
        var sources = Shared.SelectMany(folder => Sources(Path.Combine(Client, folder), SearchOption.AllDirectories))
            .Concat(Sources(Client, SearchOption.TopDirectoryOnly)).ToList();
        Assert.True(sources.Count > 30, "The sources weren't found.");
        Assert.DoesNotContain(sources, file => Features(File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("@using Coordination.Client.Matters")]
    [InlineData("using Coordination.Contracts.Grids;")]
    [InlineData("<MatterCard />")]
    [InlineData("AreaCode code")]
    public void A_feature_that_is_named_is_found(string line) => Assert.True(Features(line));

    [Fact]
    public void No_screen_repeats_which_role_may_do_what()
    {
        // Accounts hands roles out; a viewer's grant is a board, not a place.
        var repeats = Sources(Client, SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Accounts{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => RoleName().IsMatch(File.ReadAllText(file)));
        Assert.Empty(repeats);
    }

    private static bool Features(string source) => Feature().IsMatch(Comment().Replace(source, ""));

    private static IEnumerable<string> Sources(string folder, SearchOption depth) =>
        new[] { "*.razor", "*.cs" }.SelectMany(kind => Directory.EnumerateFiles(folder, kind, depth))
            .Where(file => Path.GetRelativePath(Client, file).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"));

    // Words of their own or parts of a name; Fluent UI's grids of data and a script's text areas are no features.
    [GeneratedRegex(@"\.(Areas|Communities|Grids|Matters|Worklist)\b|\b(Area|Community|Grid|Matter|Worklist)[A-Z]\w*|""(grids|matters|communities|areas)\b(?<!Template)")]
    private static partial Regex Feature();

    [GeneratedRegex(@"GridTemplateColumns|//.*|@\*[\s\S]*?\*@")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bRole\.(?!Viewer\b)[A-Z]\w+")]
    private static partial Regex RoleName();
}
