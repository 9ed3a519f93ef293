using System.Xml.Linq;

namespace Coordination.Architecture.Tests;

public sealed class ProjectReferenceTests
{
    /// <summary>What a project under src or load-tests may see directly. A project without a row may not be.</summary>
    private static readonly Dictionary<string, string[]> Table = new()
    {
        ["Coordination.Contracts"] = [],
        ["Coordination.Core"] = ["Coordination.Contracts"],
        ["Coordination.Storage"] = ["Coordination.Core"],
        ["Coordination.Client"] = ["Coordination.Contracts"],
        ["Coordination.Web"] = ["Coordination.Client", "Coordination.Storage"],
        ["Coordination.LoadTests"] = ["Coordination.Contracts", "Coordination.Storage", "Coordination.Testing"],
    };

    [Fact]
    public void Every_project_sees_only_what_the_table_says() => Assert.Empty(Violations(Table, Actual()));

    [Fact]
    public void A_reference_that_is_not_in_the_table_is_found() =>
        Assert.Equal(
            ["Coordination.Contracts may not see Coordination.Core"],
            Violations(Table, Actual().Append(("Coordination.Contracts", "Coordination.Core"))));

    [Fact]
    public void A_project_without_a_row_is_found() =>
        Assert.Equal(["Coordination.Nonsense has no row"], Violations(Table, Actual().Append(("Coordination.Nonsense", null))));

    [Fact]
    public void Only_the_baselines_of_the_load_tests_see_inside_the_server()
    {
        var others = Repository.Sources("load-tests/Coordination.LoadTests")
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Baselines{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.DoesNotContain(others, file =>
            File.ReadLines(file).Any(line => line.Contains("using Coordination.Core") || line.Contains("using Coordination.Storage")));
    }

    private static IEnumerable<string> Violations(
        Dictionary<string, string[]> table, IEnumerable<(string Project, string? Sees)> actual)
    {
        foreach (var (project, sees) in actual)
            if (!table.TryGetValue(project, out var may)) yield return $"{project} has no row";
            else if (sees is not null && !may.Contains(sees)) yield return $"{project} may not see {sees}";
    }

    private static IEnumerable<(string Project, string? Sees)> Actual() =>
        from folder in Repository.Projects()
        where !folder.StartsWith("tests/", StringComparison.Ordinal)
        let project = Path.GetFileName(folder)
        let references = XDocument.Load(Path.Combine(Repository.Root, folder, $"{project}.csproj")).Descendants("ProjectReference")
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false") // a build order, not a view
        from sees in references.Select(reference => (string?)Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).DefaultIfEmpty()
        select (project, sees);
}
