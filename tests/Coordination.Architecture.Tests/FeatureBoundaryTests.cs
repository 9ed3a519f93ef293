using System.Text.RegularExpressions;

namespace Coordination.Architecture.Tests
{
    public sealed partial class FeatureBoundaryTests
    {
        private const string PlantedRoot = "Coordination.Architecture.Tests.Planted";

        /// <summary>Files of shared folders that may name a feature. Three at most.</summary>
        private static readonly string[] Compositions =
        [
            "src/Coordination.Core/Serialization.cs", // the alias of an area code between silos
        ];

        private const string Driver = "load-tests/Coordination.LoadTests";

        /// <summary>Files of the load driver that put a run together.</summary>
        private static readonly string[] DriverCompositions = ["LoadRun.cs", "Servers/Preparation.cs", "Servers/ServerStage.cs"];

        /// <summary>Which shared folder of the executable may use which; a feature may use those of <see cref="ForFeatures"/>.</summary>
        private static readonly Dictionary<string, string[]> Web = new()
        {
            // One entrance in three folders: who somebody is, what one may, how it is asked over HTTP.
            ["Accounts"] = ["Api", "Gate"],
            ["Api"] = ["Accounts", "Gate"],
            ["Gate"] = ["Accounts"],
            ["Boards"] = ["Accounts", "Api", "Gate"],
            ["Demo"] = ["Accounts", "Api", "Gate"],
            ["Find"] = ["Accounts", "Api", "Gate"],
            ["Operations"] = ["Api", "Demo", "Gate"],
            ["Papers"] = ["Accounts", "Gate"],
        };

        private static readonly string[] ForFeatures = ["Accounts", "Api", "Boards", "Demo", "Gate", "Papers"];

        [Fact]
        public void Shared_folders_use_no_feature() => None(
            TypeReach.Projects.SelectMany(project => TypeReach.Of(project, TypeReach.Projects)).Where(IsShared).Select(Sentence));

        [Fact]
        public void A_shared_folder_that_uses_a_feature_is_found() =>
            Assert.Equal([("Gate", "Matters")], Folders(TypeReach.Of(PlantedRoot, PlantedRoot).Where(IsShared)));

        [Fact]
        public void What_puts_features_together_is_at_most_three_files() => Assert.InRange(Compositions.Length, 0, 3);

        [Fact]
        public void Shared_folders_name_no_feature_in_a_text() => None(
            Repository.Projects().Where(project => project.StartsWith("src/", StringComparison.Ordinal))
                .SelectMany(project => Repository.Sources(project).Where(file => !Features.All.Contains(FolderOf(project, file))))
                .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
                .Except(Compositions)
                .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file)).Where(NamesFeature).Select(line => $"{file}: {line.Trim()}")));

        [Fact]
        public void Shared_folders_of_the_load_driver_use_no_feature()
        {
            var found = Repository.Sources(Driver)
                .Where(file => !Features.All.Contains(FolderOf(Driver, file)) && !DriverCompositions.Contains(Path.GetRelativePath(Path.Combine(Repository.Root, Driver), file)))
                .SelectMany(file => File.ReadLines(file).Where(UsesFeature).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));
            None(found);
            Assert.True(UsesFeature("using Coordination.LoadTests.Matters.Replay;") && !UsesFeature("using Coordination.LoadTests.Walls;"));
        }

        [Theory]
        [InlineData("gate.Send(by, \"grids\", id)", true)]
        [InlineData("await views.Get($\"communities/{code}\", stop)", true)]
        [InlineData("<a href=\"matters/1\">", true)]
        [InlineData("/// <param name=\"Id\">For example <c>grids/360424100901003</c>.</param>", false)]
        [InlineData("Grids = \"what else\" + grids;", false)]
        public void A_feature_that_is_named_in_a_text_is_found(string line, bool names) => Assert.Equal(names, NamesFeature(line));

        [Theory]
        [InlineData("Coordination.Core")]
        [InlineData("Coordination.Web")]
        [InlineData("Coordination.Client")]
        public void Features_meet_only_through_the_contracts_of_each_other(string project) =>
            None(TypeReach.Of(project, project).Where(IsBetweenFeatures).Select(Sentence));

        [Fact]
        public void A_feature_that_reaches_into_another_is_found() =>
            Assert.Equal([("Grids", "Matters")], Folders(TypeReach.Of(PlantedRoot, PlantedRoot).Where(IsBetweenFeatures)));

        [Fact]
        public void Folders_of_the_executable_use_only_what_the_table_says() => Assert.DoesNotContain(
            Folders(TypeReach.Of("Coordination.Web", "Coordination.Web")),
            reach => reach.From.Length > 0 && !Features.All.Contains(reach.To)
                && !(Features.All.Contains(reach.From) ? ForFeatures : Web.GetValueOrDefault(reach.From, [])).Contains(reach.To));

        private static void None(IEnumerable<string> found)
        {
            var all = found.ToList();
            Assert.True(all.Count == 0, string.Join('\n', all));
        }

        private static bool UsesFeature(string line) => Features.All.Any(folder => Regex.IsMatch(line, $@"Coordination\.\w+\.{folder}\b"));

        private static string Sentence(TypeReach reach) => $"{reach.From} uses {reach.To}";

        private static bool IsShared(TypeReach reach) =>
            !Features.All.Contains(reach.FromFolder) && Features.All.Contains(reach.ToFolder)
            && !Features.Vocabulary.Contains(reach.To[(reach.To.LastIndexOf('.') + 1)..]);

        private static bool IsBetweenFeatures(TypeReach reach) =>
            Features.All.Contains(reach.FromFolder) && Features.All.Contains(reach.ToFolder);

        private static IEnumerable<(string From, string To)> Folders(IEnumerable<TypeReach> reaches) =>
            reaches.Select(reach => (reach.FromFolder, reach.ToFolder)).Distinct().Order();

        private static string FolderOf(string project, string file) =>
            Path.GetRelativePath(Path.Combine(Repository.Root, project), file).Split(Path.DirectorySeparatorChar)[0];

        // Comments may give an example; problem details have their type from RFC 9457.
        private static bool NamesFeature(string line) =>
            !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            && Texts().Matches(line).Select(text => text.Value.Replace("/problems/{", "/{", StringComparison.Ordinal))
                .Any(text => Features.Words.Any(word => Regex.IsMatch(text, $@"\b{word}\b")));

        [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
        private static partial Regex Texts();
    }
}

// Violations on purpose: proof that the checks can fail.
namespace Coordination.Architecture.Tests.Planted.Matters
{
    internal sealed class MatterInsides
    {
        public int Secret { get; } = 1;
    }
}

namespace Coordination.Architecture.Tests.Planted.Grids
{
    internal sealed class GridThatReaches
    {
        public int Reach { get; } = new Matters.MatterInsides().Secret;
    }
}

namespace Coordination.Architecture.Tests.Planted.Gate
{
    internal sealed class GateThatKnows
    {
        public Matters.MatterInsides? Known { get; set; }
    }
}
