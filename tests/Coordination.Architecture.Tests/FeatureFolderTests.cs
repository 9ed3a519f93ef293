namespace Coordination.Architecture.Tests;

public sealed class FeatureFolderTests
{
    /// <summary>The features, and beside them what each project is made of. A new folder needs its row.</summary>
    private static readonly string[] Features = ["Areas", "Boards", "Communities", "Grids", "Matters"];

    private static readonly Dictionary<string, string[]> Others = new()
    {
        ["src/Coordination.Contracts"] = ["Accounts", "Api", "Gate", "Privacy"],
        ["src/Coordination.Core"] = ["Gate", "Journal", "Privacy"],
        ["src/Coordination.Storage"] = ["Journal", "Migrations", "Postgres", "Silo", "Sqlite", "Views"],
        ["src/Coordination.Web"] = ["Accounts", "Api", "Demo", "Gate", "Operations", "Properties", "Resources"],
        ["src/Coordination.Client"] = ["Accounts", "Api", "Language", "Shell", "wwwroot"],
        ["src/Coordination.Architecture"] = ["Golden"],
        ["load-tests/Coordination.LoadTests"] =
            ["Baselines", "Checking", "CommandLine", "Driving", "Generation", "Replay", "Reporting", "Servers", "Walls"],
    };

    [Fact]
    public void Every_folder_has_a_row() =>
        Assert.Empty(WithoutRow(Repository.Projects().SelectMany(project => Repository.Folders(project).Select(folder => (project, folder)))));

    [Fact]
    public void A_folder_without_a_row_is_found() =>
        Assert.Equal(
            ["src/Coordination.Core/Utils", "tests/Coordination.Core.Tests/Helpers"],
            WithoutRow(
            [
                ("src/Coordination.Core", "Grids"), ("src/Coordination.Core", "Utils"),
                ("tests/Coordination.Core.Tests", "Grids"), ("tests/Coordination.Core.Tests", "Helpers"),
            ]));

    // A test project mirrors the folders of what it tests.
    private static IEnumerable<string> WithoutRow(IEnumerable<(string Project, string Folder)> folders) =>
        folders
            .Where(row => !Features.Contains(row.Folder) && !Rows(row.Project).Contains(row.Folder))
            .Select(row => $"{row.Project}/{row.Folder}");

    private static string[] Rows(string project) =>
        Others.GetValueOrDefault(project)
        ?? Others.GetValueOrDefault(Mirrored(project, "src"))
        ?? Others.GetValueOrDefault(Mirrored(project, "load-tests"))
        ?? [];

    private static string Mirrored(string project, string top) =>
        $"{top}/{Path.GetFileName(project).Replace(".Tests", "", StringComparison.Ordinal)}";
}
